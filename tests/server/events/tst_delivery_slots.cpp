#include <gtest/gtest.h>

#include "server/events/delivery_slots.h"

namespace sigma::events {
namespace {

TEST(DeliverySlots, AreBoundedForEachEndpointAndInAll) {
    DeliverySlots slots(3, 2);
    EXPECT_EQ(slots.roomOf("a"), 2U);
    slots.begin("a", "1");
    slots.begin("a", "2");
    EXPECT_EQ(slots.roomOf("a"), 0U);
    EXPECT_EQ(slots.roomOf("b"), 1U);
    slots.begin("b", "3");
    EXPECT_EQ(slots.roomOf("c"), 0U);
    slots.end("a", "1", true);
    EXPECT_EQ(slots.roomOf("c"), 1U);
}

TEST(DeliverySlots, BeginNothingWithoutRoomAndNothingTwice) {
    DeliverySlots slots(3, 2);
    EXPECT_TRUE(slots.begin("a", "1"));
    EXPECT_FALSE(slots.begin("a", "1"));
    EXPECT_EQ(slots.roomOf("a"), 1U);
    slots.end("a", "1", false);
    EXPECT_TRUE(slots.begin("a", "1"));
    EXPECT_FALSE(slots.begin("a", "2"));
    EXPECT_FALSE(slots.isUnderWay("a", "2"));
}

TEST(DeliverySlots, KnowWhatIsUnderWay) {
    DeliverySlots slots(3, 2);
    slots.begin("a", "1");
    EXPECT_TRUE(slots.isUnderWay("a", "1"));
    EXPECT_FALSE(slots.isUnderWay("a", "2"));
    EXPECT_FALSE(slots.isUnderWay("b", "1"));
    slots.end("a", "1", false);
    EXPECT_FALSE(slots.isUnderWay("a", "1"));
    EXPECT_EQ(slots.underWayOf("a"), 0U);
}

TEST(DeliverySlots, GiveAFailingEndpointOneUntilItSucceeds) {
    DeliverySlots slots(10, 4);
    slots.begin("a", "1");
    slots.end("a", "1", false);
    EXPECT_EQ(slots.roomOf("a"), 1U);
    slots.begin("a", "2");
    EXPECT_EQ(slots.roomOf("a"), 0U);
    slots.end("a", "2", true);
    EXPECT_EQ(slots.roomOf("a"), 4U);
}

TEST(DeliverySlots, KeepHalfForEndpointsThatDoNotFail) {
    DeliverySlots slots(4, 4);
    for (const char* endpoint : {"a", "b", "c"}) {
        slots.begin(endpoint, "1");
        slots.end(endpoint, "1", false);
    }
    slots.begin("a", "2");
    slots.begin("b", "2");
    EXPECT_EQ(slots.roomOf("c"), 0U);
    EXPECT_EQ(slots.roomOf("well"), 2U);
}

}  // namespace
}  // namespace sigma::events
