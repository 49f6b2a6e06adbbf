#include <gtest/gtest.h>

#include "server/domain/latency_profile.h"

namespace sigma::domain {
namespace {

TEST(LatencyMode, IsReadBackFromItsName) {
    for (const LatencyMode mode : {LatencyMode::kNormal, LatencyMode::kLow, LatencyMode::kUltra}) {
        EXPECT_EQ(latencyModeFrom(toString(mode)), mode) << toString(mode);
    }
}

TEST(LatencyMode, IsNamedAsUsersWriteIt) {
    EXPECT_EQ(toString(LatencyMode::kNormal), "normal");
    EXPECT_EQ(toString(LatencyMode::kLow), "low");
    EXPECT_EQ(toString(LatencyMode::kUltra), "ultra");
}

TEST(LatencyMode, IsNotReadFromAnythingElse) {
    for (const char* name : {"", "Ultra", "ultra ", "lowest", "unknown"}) {
        EXPECT_EQ(latencyModeFrom(name), std::nullopt) << name;
    }
}

}  // namespace
}  // namespace sigma::domain
