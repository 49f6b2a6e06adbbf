#include <gtest/gtest.h>

#include "server/identity/bearer_token.h"

namespace sigma::identity {
namespace {

TEST(BearerToken, IsWhatFollowsTheScheme) {
    for (const char* header :
         {"Bearer a.b-c_d~e+f/g=", "bearer a.b-c_d~e+f/g=", "BEARER   a.b-c_d~e+f/g="}) {
        const auto token = bearerToken(header);
        ASSERT_TRUE(token.has_value()) << header;
        EXPECT_EQ(*token, "a.b-c_d~e+f/g=");
    }
}

class BearerTokenRefuses : public testing::TestWithParam<std::string> {};

TEST_P(BearerTokenRefuses, OtherHeadersWithoutRepeatingThem) {
    const auto refused = bearerToken(GetParam());
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ErrorCode::kUnauthorized);
    EXPECT_EQ(refused.error().context.find("hidden"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Table, BearerTokenRefuses,
                         testing::Values("", "Bearer", "Bearer ", "Bearer    ", "Basic hidden",
                                         "Bearerhidden", " Bearer hidden", "Bearer hidden hidden",
                                         "Bearer hidden,", "Bearer\thidden", "Bearer hidden\n",
                                         std::string("Bearer hidden\0", 14), "hidden"));

}  // namespace
}  // namespace sigma::identity
