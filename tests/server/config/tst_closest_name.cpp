#include <array>
#include <string>

#include <gtest/gtest.h>

#include "server/config/closest_name.h"

namespace sigma::config {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"listen", "max_connections",
                                                    "max_connections_per_address", "mode"};

TEST(ClosestName, FindsWhatWasMeant) {
    EXPECT_EQ(closestName("lisen", kNames), "listen");
    EXPECT_EQ(closestName("max_conections", kNames), "max_connections");
    EXPECT_EQ(closestName("max_connection_per_adress", kNames), "max_connections_per_address");
    EXPECT_EQ(closestName("Mode", kNames), "mode");
}

TEST(ClosestName, SuggestsNothingFarAway) {
    EXPECT_EQ(closestName("colour", kNames), "");
    EXPECT_EQ(closestName("", kNames), "");
    EXPECT_EQ(closestName("x", kNames), "");
    EXPECT_EQ(closestName(std::string(100'000, 'l'), kNames), "");
    EXPECT_EQ(closestName("listen", {}), "");
}

}  // namespace
}  // namespace sigma::config
