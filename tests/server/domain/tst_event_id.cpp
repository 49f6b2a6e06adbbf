#include <set>

#include <gtest/gtest.h>

#include "server/domain/event_id.h"

namespace sigma::domain {
namespace {

using namespace std::chrono_literals;

constexpr WallTime kNow{1'469'918'176'385ms};

TEST(EventId, BeginsWithItsTime) {
    // The example of the ULID specification, 01ARYZ6S41TSV4RRFFQ69G5FAV.
    EventIdSource source;
    const std::string id = source.next(kNow);
    EXPECT_EQ(id.substr(0, 14), "evt_01aryz6s41") << id;
    EXPECT_EQ(id.size(), 30U);
    EXPECT_TRUE(isEventId(id));
}

TEST(EventId, IsSortedAsTimeGoesOn) {
    EventIdSource source;
    std::string last;
    for (int step = 0; step != 5'000; ++step) {
        const std::string id = source.next(kNow + step * 100us);
        EXPECT_GT(id, last);
        last = id;
    }
}

TEST(EventId, NeverGoesBackThoughTheClockIsSetBack) {
    EventIdSource source;
    const std::string before = source.next(kNow);
    const std::string after = source.next(kNow - 1h);
    EXPECT_GT(after, before);
    EXPECT_GT(source.next(kNow + 1ms), after);
}

TEST(EventId, TakesAClockBeforeTheEpoch) {
    EventIdSource source;
    EXPECT_TRUE(isEventId(source.next(WallTime(-1h))));
}

TEST(EventId, DiffersFromSourceToSource) {
    std::set<std::string> ids;
    for (int count = 0; count != 1'000; ++count) {
        ids.insert(EventIdSource().next(kNow));
        ids.insert(EventIdSource().next(WallTime()));
    }
    EXPECT_EQ(ids.size(), 2'000U);
}

TEST(EventId, HasAFormOfItsOwn) {
    EXPECT_FALSE(isEventId(""));
    EXPECT_FALSE(isEventId("evt_"));
    EXPECT_FALSE(isEventId("evt_01arz3ndek00000000000000000"));
    EXPECT_FALSE(isEventId("dlv_01arz3ndek0000000000000000"));
    EXPECT_FALSE(isEventId("evt_01arz3ndek000000000000000u"));
    EXPECT_TRUE(isEventId("evt_01arz3ndek0000000000000000"));
}

}  // namespace
}  // namespace sigma::domain
