#include <chrono>
#include <stop_token>

#include <gtest/gtest.h>

#include "core/playback/silent_pace.h"
#include "tests/support/stepped_clock.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;

struct CountingFeed final : SoundFeed {
    void fill(std::span<float> out, SteadyTime heardAt) override {
        frames += out.size() / kSoundChannels;
        lastHeardAt = heardAt;
    }
    std::size_t frames = 0;
    SteadyTime lastHeardAt;
};

class SilentPaceTest : public testing::Test {
protected:
    std::shared_ptr<test::SteppedClock> m_clock = std::make_shared<test::SteppedClock>();
    CountingFeed m_feed;
    SilentPace m_pace{m_clock};
};

TEST_F(SilentPaceTest, FetchesAsMuchAsTimeGoesBy) {
    m_pace.fetch(m_feed);
    EXPECT_EQ(m_feed.frames, 0U);
    m_clock->advance(25ms);
    m_pace.fetch(m_feed);
    EXPECT_EQ(m_feed.frames, 960U);
    m_clock->advance(5ms);
    m_pace.fetch(m_feed);
    EXPECT_EQ(m_feed.frames, 1440U);
    EXPECT_EQ(m_feed.lastHeardAt, m_clock->steadyNow());
}

TEST_F(SilentPaceTest, DoesNotMakeUpForASleepOfTheMachine) {
    m_clock->advance(1h);
    m_pace.fetch(m_feed);
    EXPECT_EQ(m_feed.frames, 480U);
}

TEST_F(SilentPaceTest, LosesNothingWhereItIsRunAgain) {
    for (int turn = 0; turn != 10; ++turn) {
        m_clock->advance(15ms);
        m_pace.run(m_feed, {}, m_clock->steadyNow());
    }
    m_pace.fetch(m_feed);
    EXPECT_EQ(m_feed.frames, 7200U);
}

TEST_F(SilentPaceTest, LeavesOutWhatSomebodyElseFetched) {
    m_clock->advance(200ms);
    m_pace.skip();
    m_clock->advance(10ms);
    m_pace.fetch(m_feed);
    EXPECT_EQ(m_feed.frames, 480U);
}

TEST_F(SilentPaceTest, EndsWhenItIsStopped) {
    std::stop_source stop;
    stop.request_stop();
    m_pace.run(m_feed, stop.get_token(), SteadyTime::max());
    EXPECT_EQ(m_feed.frames, 0U);
}

}  // namespace
}  // namespace sigma::playback
