#include <gtest/gtest.h>

#include "tests/server/stream/timeline_expectations.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;

/// What the program clock makes of the newest video frame, beside the time that it arrived.
MediaTime dateError(const SimulatedPublisher& publisher) {
    const auto error =
        publisher.timeline.programClock().wallTimeOf(publisher.newest(TrackKind::kVideo)) -
        publisher.clock.wallNow();
    return std::chrono::duration_cast<MediaTime>(error);
}

TEST(Timeline, GoesOnAfterAReconnectWhereTheClockIs) {
    for (const MediaTime firstTimestamp : {MediaTime(0s), MediaTime(10s), MediaTime(100h)}) {
        SimulatedPublisher publisher(3h);
        publisher.run(10s);
        const MediaTime last = publisher.newest(TrackKind::kVideo);
        publisher.clock.advance(7s);
        publisher.reconnect(firstTimestamp);
        publisher.run(1ms);
        EXPECT_NEAR(inMilliseconds(publisher.newest(TrackKind::kVideo) - last), 7033, 34);
        publisher.run(10s);
        EXPECT_EQ(publisher.discontinuities(), 0U);
        EXPECT_EQ(publisher.repairs(), 0U);
        expectTracksTogether(publisher);
    }
}

TEST(Timeline, MovesAReconnectedPublisherThatWasLateToTheClock) {
    SimulatedPublisher publisher;
    publisher.run(10s);
    publisher.clock.advance(5s);
    publisher.run(1s);  // its network is failing: what arrives is five seconds old
    publisher.clock.advance(1s);
    publisher.reconnect(0s);
    publisher.run(10s);
    EXPECT_EQ(publisher.discontinuities(), 0U);
    EXPECT_NEAR(inMilliseconds(dateError(publisher)), 0, 50);
}

TEST(Timeline, PutsATakeoverBehindBothTracks) {
    SimulatedPublisher publisher;
    publisher.audioShift = 400ms;
    publisher.run(10s);
    publisher.reconnect(1h);
    publisher.audioShift = 0s;
    publisher.run(10s);
    EXPECT_EQ(publisher.repairs(), 0U);
    expectStrictlyIncreasing(publisher);
}

TEST(Timeline, TakesABacklogThatArrivesInABurstAsItWasSent) {
    for (const MediaTime stall : {MediaTime(5s), MediaTime(25s)}) {
        SimulatedPublisher publisher;
        publisher.run(10s);
        const MediaTime offset = publisher.offset(TrackKind::kVideo);
        publisher.clock.advance(stall);
        publisher.burst(stall);
        publisher.run(10s);
        EXPECT_EQ(publisher.repairs(), 0U);
        EXPECT_EQ(publisher.offset(TrackKind::kVideo), offset);
        expectTracksTogether(publisher);
    }
}

class TimelinePause : public testing::TestWithParam<MediaTime> {};

TEST_P(TimelinePause, OfThePublishersClockIsMadeGoodWithOneDiscontinuity) {
    SimulatedPublisher publisher;
    publisher.run(10s);
    const MediaTime offset = publisher.offset(TrackKind::kVideo);
    publisher.clock.advance(GetParam());
    publisher.run(10s);
    EXPECT_EQ(publisher.discontinuities(), 1U);
    const MediaTime moved = publisher.offset(TrackKind::kVideo) - offset;
    EXPECT_NEAR(inMilliseconds(moved - GetParam()), 0, 100);
    EXPECT_NEAR(inMilliseconds(dateError(publisher)), 0, 100);
    expectTracksTogether(publisher);
    expectStrictlyIncreasing(publisher);
}

INSTANTIATE_TEST_SUITE_P(Lengths, TimelinePause, testing::Values(5s, 9s, 15s, 60s));

TEST(Timeline, LeavesAShortLagAsItIs) {
    SimulatedPublisher publisher;
    publisher.run(10s);
    publisher.clock.advance(2s);
    publisher.run(20s);
    EXPECT_EQ(publisher.repairs(), 0U);
}

TEST(Timeline, FollowsAPublishersClockThatDrifts) {
    SimulatedPublisher publisher;
    for (int minute = 0; minute != 130; ++minute) {
        publisher.driftPpm = minute < 120 ? 200 : -200;
        publisher.run(1min);
        ASSERT_NEAR(inMilliseconds(dateError(publisher)), 0, 50) << minute;
    }
    EXPECT_EQ(publisher.repairs(), 0U);
    expectTracksTogether(publisher);
}

TEST(Timeline, KeepsItsPlaceWhenATrackChangesItsTimescale) {
    Timeline timeline;
    const test::FakeClock clock;
    const auto before = test::aacTrack(48000);
    const auto after = test::aacTrack(44100);
    const auto first =
        timeline.place(*before, *test::audioSample(48000), clock.steadyNow(), clock.wallNow());
    timeline.trackChanged(*after);
    const auto second = timeline.place(*after, *test::audioSample(44100 + 1024), clock.steadyNow(),
                                       clock.wallNow());
    EXPECT_FALSE(second.isRepaired);
    const MediaTime step =
        toMediaTime(second.sample->dts, 44100) - toMediaTime(first.sample->dts, 48000);
    EXPECT_NEAR(inMilliseconds(step - toMediaTime(1024, 44100)), 0, 0.025);
}

}  // namespace
}  // namespace sigma::stream
