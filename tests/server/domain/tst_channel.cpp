#include <gtest/gtest.h>

#include "server/domain/channel.h"

namespace sigma::domain {
namespace {

TEST(Visibility, IsFoundByItsName) {
    for (const auto visibility : {Visibility::kPublic, Visibility::kUnlisted, Visibility::kToken}) {
        EXPECT_EQ(visibilityFrom(toString(visibility)), visibility);
    }
    EXPECT_EQ(toString(Visibility::kUnlisted), "unlisted");
    EXPECT_EQ(visibilityFrom("Public"), std::nullopt);
    EXPECT_EQ(visibilityFrom(""), std::nullopt);
}

}  // namespace
}  // namespace sigma::domain
