#include <gtest/gtest.h>

#include "core/player/loading/lane_switch.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::PlaylistMaker;

/// The other source has segments of 2 s from 0 s on, and two parts from 12 s on.
class LaneSwitchTest : public testing::Test {
protected:
    SteadyTime now() const { return m_world.clock.steadyNow(); }
    static ChunkPlan planAt(Duration start) {
        ChunkPlan plan;
        plan.start = start;
        plan.duration = 500ms;
        plan.isIndependent = true;
        return plan;
    }
    /// 500 ms of the segment at 10 s are loaded.
    static constexpr WayBack kWayBack{8s, 10500ms, 1e6, 2e5};

    test::SourceFixture m_world;
    std::unique_ptr<MediaSource> m_known = m_world.makeLoaded("b", PlaylistMaker{}.make());
    std::unique_ptr<MediaSource> m_unknown = m_world.makeSource("c", 1);
    LaneSwitch m_switch;
};

TEST_F(LaneSwitchTest, TakesOverWhereAnIndependentPartBegins) {
    EXPECT_FALSE(m_switch.entry({8s, 10s, 1e6, 2e5}, true));
    m_switch.want(m_known.get());
    const auto entry = m_switch.entry({8s, 10s, 1e6, 2e5}, false);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->at, (ChunkPosition{105, 0}));
    EXPECT_EQ(m_switch.take(), m_known.get());
    EXPECT_EQ(m_switch.next(), nullptr);
}

TEST_F(LaneSwitchTest, GoesBackOnlyWhereItIsToAndMay) {
    m_switch.want(m_known.get());
    EXPECT_FALSE(m_switch.entry(kWayBack, true));
    m_switch.goBack();
    EXPECT_FALSE(m_switch.entry(kWayBack, false));
    ASSERT_TRUE(m_switch.entry(kWayBack, true));
    EXPECT_EQ(m_switch.entry(kWayBack, true)->start, 10s);
}

TEST_F(LaneSwitchTest, GoesBackForNoOtherThanWhatATransferWasGivenUpFor) {
    m_switch.want(m_known.get());
    m_switch.goBack();
    m_switch.want(nullptr);
    m_switch.want(m_known.get());
    EXPECT_FALSE(m_switch.entry(kWayBack, true));
    m_switch.goBack();
    m_switch.take();
    m_switch.want(m_known.get());
    EXPECT_FALSE(m_switch.entry(kWayBack, true));
}

TEST_F(LaneSwitchTest, WaitsAMomentWhereTheOtherIsBehindAndThereIsTime) {
    EXPECT_FALSE(m_switch.waits(planAt(13s), 2s, now()));
    m_switch.want(m_known.get());
    EXPECT_FALSE(m_switch.waits(planAt(10s), 2s, now()));
    EXPECT_FALSE(m_switch.waits(planAt(13s), 400ms, now()));
    EXPECT_FALSE(m_switch.waitsUntil());
    EXPECT_TRUE(m_switch.waits(planAt(13s), 2s, now()));
    EXPECT_EQ(m_switch.waitsUntil(), now() + 250ms);
    m_world.clock.advance(250ms);
    EXPECT_FALSE(m_switch.waits(planAt(13s), 2s, now()));
}

TEST_F(LaneSwitchTest, DoesNotWaitWhereThePlanIsNoPlaceToSwitchAt) {
    m_switch.want(m_known.get());
    ChunkPlan plan = planAt(13s);
    plan.isIndependent = false;
    EXPECT_FALSE(m_switch.waits(plan, 2s, now()));
}

TEST_F(LaneSwitchTest, WaitsLongerForTheFirstPlaylistOfWhatATransferWasGivenUpFor) {
    m_switch.want(m_unknown.get());
    m_switch.goBack();
    EXPECT_TRUE(m_switch.waits(planAt(10s), Duration{0}, now()));
    m_world.clock.advance(999ms);
    EXPECT_TRUE(m_switch.waits(planAt(10s), Duration{0}, now()));
    m_world.clock.advance(1ms);
    EXPECT_FALSE(m_switch.waits(planAt(10s), Duration{0}, now()));
}

}  // namespace
}  // namespace sigma::player
