#include <gtest/gtest.h>

#include "tests/server/stream/timeline_expectations.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;

/// Every sample since the first lies where its timestamp says, `offset` later.
void expectPlacedAsSent(const SimulatedPublisher& publisher) {
    const auto& all = publisher.placements();
    const MediaTime offset = all.front().at - all.front().sent;
    for (const Placement& each : all) {
        ASSERT_NEAR(inMilliseconds(each.at - each.sent - offset), 0, kMillisecondRounding)
            << media::toString(each.kind) << " sent at " << each.sent.count();
    }
}

/// The newest sample's place, by the clock that the first sample set.
MediaTime lagBehindClock(const SimulatedPublisher& publisher, SteadyTime begun) {
    const auto& all = publisher.placements();
    return std::chrono::duration_cast<MediaTime>(publisher.clock.steadyNow() - begun) -
           (publisher.newest(TrackKind::kVideo) - all.front().at);
}

class TimelineStart : public testing::TestWithParam<MediaTime> {};

TEST_P(TimelineStart, KeepsSpacingAndDistanceOfTracks) {
    SimulatedPublisher publisher(GetParam());
    publisher.run(20s);
    expectPlacedAsSent(publisher);
    expectStrictlyIncreasing(publisher);
    EXPECT_EQ(publisher.repairs(), 0U);
    EXPECT_EQ(publisher.placements().size(), 600U + 938U);
}

INSTANTIATE_TEST_SUITE_P(Timestamps, TimelineStart,
                         testing::Values(0s, 1ms, 27h, 1'000'000s, -5s, 596h));

TEST(Timeline, MayBeginWithAudio) {
    SimulatedPublisher publisher;
    publisher.sendsVideo = false;
    publisher.run(2s);
    publisher.sendsVideo = true;
    publisher.run(5s);
    expectPlacedAsSent(publisher);
    EXPECT_EQ(publisher.discontinuities(), 0U);
}

TEST(Timeline, HasRoomForATrackThatBeginsBeforeTheFirst) {
    SimulatedPublisher publisher;
    publisher.audioShift = -9s;
    publisher.run(5s);
    EXPECT_EQ(publisher.repairs(), 0U);
    const MediaTime ahead =
        publisher.offset(TrackKind::kVideo) - publisher.offset(TrackKind::kAudio);
    EXPECT_NEAR(inMilliseconds(ahead), 0, kMillisecondRounding);
    expectStrictlyIncreasing(publisher);
}

TEST(Timeline, BringsTracksTogetherThatBeginFarApart) {
    SimulatedPublisher publisher;
    publisher.audioShift = 1h;
    publisher.run(5s);
    EXPECT_EQ(publisher.repairs(), 0U);
    const MediaTime apart =
        publisher.newest(TrackKind::kVideo) - publisher.newest(TrackKind::kAudio);
    EXPECT_NEAR(inMilliseconds(apart), 0, 50);
}

class TimelineJump : public testing::TestWithParam<MediaTime> {};

TEST_P(TimelineJump, IsOneDiscontinuityThatKeepsTheDistanceOfTracks) {
    SimulatedPublisher publisher(100h);
    const SteadyTime begun = publisher.clock.steadyNow();
    publisher.run(10s);
    publisher.jump(GetParam());
    publisher.run(10s);
    EXPECT_EQ(publisher.discontinuities(), 1U);
    expectTracksTogether(publisher);
    expectStrictlyIncreasing(publisher);
    EXPECT_NEAR(inMilliseconds(lagBehindClock(publisher, begun)), 0, 100);
}

INSTANTIATE_TEST_SUITE_P(Steps, TimelineJump,
                         testing::Values(11s, 3h, 597h, -1s, -10s, -3h, -100h));

TEST(Timeline, FollowsTheResetOfOneTrack) {
    SimulatedPublisher publisher(1h);
    publisher.run(10s);
    publisher.audioShift = -1h;
    publisher.run(10s);
    EXPECT_EQ(publisher.discontinuities(), 1U);
    const MediaTime apart =
        publisher.newest(TrackKind::kVideo) - publisher.newest(TrackKind::kAudio);
    EXPECT_NEAR(inMilliseconds(apart), 0, 50);
    expectStrictlyIncreasing(publisher);
}

TEST(Timeline, RepairsASmallStepBackWithoutDiscontinuity) {
    SimulatedPublisher publisher;
    publisher.run(10s);
    publisher.jump(-300ms);
    publisher.run(10s);
    EXPECT_EQ(publisher.discontinuities(), 0U);
    EXPECT_GT(publisher.repairs(), 0U);
    EXPECT_LT(publisher.repairs(), 30U);
    expectTracksTogether(publisher);
    expectStrictlyIncreasing(publisher);
}

TEST(Timeline, StaysByTheClockWhileTimestampsRunBackwards) {
    SimulatedPublisher publisher(1h);
    const SteadyTime begun = publisher.clock.steadyNow();
    publisher.run(10s);
    for (int frame = 1; frame != 20 * 30; ++frame) {
        publisher.clock.advance(33ms);
        publisher.place(TrackKind::kVideo, 1h + 10s - frame * 33ms);
        ASSERT_LT(lagBehindClock(publisher, begun), 1s);
        ASSERT_GT(lagBehindClock(publisher, begun), -1s);
    }
    expectStrictlyIncreasing(publisher);
}

TEST(Timeline, KeepsTheHoleOfAnEncoderThatDropsVideo) {
    SimulatedPublisher publisher;
    publisher.run(10s);
    publisher.sendsVideo = false;
    publisher.run(5s);
    publisher.sendsVideo = true;
    publisher.run(10s);
    EXPECT_EQ(publisher.repairs(), 0U);
    expectPlacedAsSent(publisher);
}

}  // namespace
}  // namespace sigma::stream
