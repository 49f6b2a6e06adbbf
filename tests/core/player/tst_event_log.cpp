#include <gtest/gtest.h>

#include "core/player/event_log.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

TEST(EventLogTest, TellsEachEventOnceAndInOrder) {
    test::FakeClock clock;
    EventLog log(clock);
    log.add(PlayerEventKind::kFault, "a part is missing");
    clock.advance(1s);
    log.addSwitch(2);
    hls::DateRange marker;
    marker.id = "goal";
    log.addMarker(marker);
    const auto events = log.takeAll();
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[0].text, "a part is missing");
    EXPECT_EQ(events[1].variant, 2U);
    EXPECT_EQ(events[1].at - events[0].at, 1s);
    EXPECT_EQ(events[2].marker->id, "goal");
    EXPECT_TRUE(log.takeAll().empty());
}

TEST(EventLogTest, ForgetsTheOldest) {
    test::FakeClock clock;
    EventLog log(clock);
    for (int i = 0; i != 300; ++i) {
        log.add(PlayerEventKind::kFault, std::to_string(i));
    }
    const auto events = log.takeAll();
    ASSERT_EQ(events.size(), 256U);
    EXPECT_EQ(events.front().text, "44");
}

}  // namespace
}  // namespace sigma::player
