#include <gtest/gtest.h>

#include "server/config/key_places.h"

namespace sigma::config {
namespace {

TEST(KeyPlaces, FallBackToTheTableOfAKey) {
    KeyPlaces places;
    places.add("latency.ultra", {10, 1});
    places.add("latency.ultra.hold_back", {12, 13});
    EXPECT_EQ(places.nearest("latency.ultra.hold_back").line, 12U);
    EXPECT_EQ(places.nearest("latency.ultra.hold_back").column, 13U);
    EXPECT_EQ(places.nearest("latency.ultra.part_duration").line, 10U);
    EXPECT_EQ(places.nearest("http.listen").line, 0U);
    EXPECT_TRUE(places.contains("latency.ultra"));
    EXPECT_FALSE(places.contains("latency.ultra.part_duration"));
}

}  // namespace
}  // namespace sigma::config
