#include <gtest/gtest.h>

#include "core/player/timing/server_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kBegin{1h};
constexpr WallTime kServerBegin{std::chrono::seconds(1'767'225'600)};

class ServerClockTest : public testing::Test {
protected:
    /// An answer over a way that is `there` and `back` long, from a server `ahead` of the steady
    /// clock.
    void answer(Duration at, Duration there, Duration back, Duration ahead = Duration(0)) {
        m_clock.onAnswer(kBegin + at, kBegin + at + there + back,
                         kServerBegin + at + there + ahead);
    }
    /// How far it is from the truth, with nothing ahead.
    Duration error(Duration at) const {
        return std::chrono::duration_cast<Duration>(*m_clock.at(kBegin + at) - (kServerBegin + at));
    }

    ServerClock m_clock;
};

TEST_F(ServerClockTest, KnowsNothingAtFirst) {
    EXPECT_FALSE(m_clock.at(kBegin));
    EXPECT_LE(m_clock.nextQuestion(), kBegin);
}

TEST_F(ServerClockTest, TakesTheMiddleOfTheRoundTrip) {
    answer(0s, 20ms, 20ms);
    EXPECT_EQ(error(5s), 0ms);
    answer(1s, 10ms, 20ms);
    EXPECT_EQ(error(5s), -5ms);
}

TEST_F(ServerClockTest, BelievesTheShortestRoundTrip) {
    answer(0s, 200ms, 20ms);
    EXPECT_EQ(error(1s), 90ms);
    answer(1s, 20ms, 20ms);
    answer(2s, 20ms, 400ms);
    EXPECT_EQ(error(3s), 0ms);
}

TEST_F(ServerClockTest, AsksOftenForEightAnswersAndSeldomThen) {
    Duration now{0};
    for (int count = 0; count != 8; ++count) {
        answer(now, 20ms, 20ms);
        now += 290ms;
        if (count != 7) {
            EXPECT_EQ(m_clock.nextQuestion(), kBegin + now);
        }
    }
    EXPECT_GE(m_clock.nextQuestion(), kBegin + now + 20s);
}

TEST_F(ServerClockTest, LearnsHowFastTheClocksPart) {
    // 100 ppm: 60 ms in ten minutes.
    for (int count = 0; count != 48; ++count) {
        const Duration at = 30s * count;
        answer(at, 20ms, 20ms, at / 10'000);
    }
    EXPECT_NEAR(static_cast<double>(error(3600s).count()), 360'000, 5'000);
}

TEST_F(ServerClockTest, BeginsAnewWhenTheServerSetsItsClockOrTheViewerHasSlept) {
    for (int count = 0; count != 8; ++count) {
        answer(1s * count, 20ms, 20ms);
    }
    answer(60s, 20ms, 20ms, 3600s);
    EXPECT_EQ(error(61s), 3600s);
    EXPECT_LT(m_clock.nextQuestion(), kBegin + 61s);
}

TEST_F(ServerClockTest, PassesOverAnAnswerFromBeforeItsQuestion) {
    m_clock.onAnswer(kBegin + 1s, kBegin, kServerBegin);
    EXPECT_FALSE(m_clock.at(kBegin));
}

}  // namespace
}  // namespace sigma::player
