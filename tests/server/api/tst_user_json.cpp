#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/api/user_json.h"

namespace sigma::api {
namespace {

TEST(UserJson, HasNoPassword) {
    domain::User user;
    user.id = domain::UserId("usr_1");
    user.name = "anna";
    user.passwordHash = "$argon2id$v=19$secret";
    const boost::json::object json = toJson(user);
    EXPECT_EQ(json.at("name"), "anna");
    EXPECT_EQ(json.at("role"), "viewer");
    EXPECT_TRUE(json.at("last_sign_in").is_null());
    EXPECT_EQ(boost::json::serialize(json).find("argon"), std::string::npos);
}

}  // namespace
}  // namespace sigma::api
