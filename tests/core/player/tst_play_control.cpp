#include <gtest/gtest.h>

#include "core/player/counted_playout.h"
#include "core/player/playing/play_control.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using Event = PlayControl::Event;

class PlayControlTest : public testing::Test {
protected:
    PlayControlTest() { m_control.begin(); }

    void load(Duration until) {
        MediaChunk chunk;
        chunk.start = m_loadedUntil;
        chunk.duration = until - m_loadedUntil;
        m_playout.append(std::move(chunk));
        m_loadedUntil = until;
    }
    std::optional<Event> update(Duration startAt = 0s, bool isComplete = false) {
        return m_control.update({.hasMedia = m_loadedUntil > 0s,
                                 .firstAt = 0s,
                                 .startAt = startAt,
                                 .loadedUntil = m_loadedUntil,
                                 .level = 500ms,
                                 .isComplete = isComplete});
    }

    test::FakeClock m_clock;
    CountedPlayout m_playout{m_clock};
    PlayControl m_control{m_playout, m_clock};
    Duration m_loadedUntil{0};
};

/// Decodes before it plays, as real ones do: says what the test says.
class SlowPlayout final : public Playout {
public:
    void append(MediaChunk) override {}
    void setLanes(bool) override {}
    void start(Duration position) override {
        starts.push_back(position);
        said = {.position = position, .bufferedUntil = position};
    }
    void clear() override {}
    void dropFrom(Duration) override {}
    void setSpeed(double) override {}
    void setPaused(bool) override {}
    void setEnd() override {}
    PlayoutStatus status() const override { return said; }

    PlayoutStatus said;
    std::vector<Duration> starts;
};

TEST_F(PlayControlTest, StartsWhereItIsToldWhenEnoughIsThere) {
    load(1s);
    EXPECT_EQ(update(600ms), std::nullopt);
    m_clock.advance(100ms);
    load(2s);
    EXPECT_EQ(update(600ms), Event::kStarted);
    EXPECT_EQ(m_playout.status().position, 600ms);
    EXPECT_EQ(m_control.startupTime(), 100ms);
}

TEST_F(PlayControlTest, DoesNotWaitForTheExactPlaceForLong) {
    load(900ms);
    update(5s);
    m_clock.advance(1s);
    EXPECT_EQ(update(5s), Event::kStarted);
    EXPECT_EQ(m_playout.status().position, 400ms);
}

TEST_F(PlayControlTest, CountsStallsAndTheirTime) {
    load(1s);
    update();
    m_clock.advance(1500ms);
    EXPECT_EQ(update(), Event::kStalled);
    m_clock.advance(2s);
    EXPECT_EQ(m_control.stallTime(), 2s);
    load(1400ms);
    EXPECT_EQ(update(), std::nullopt);
    load(1600ms);
    EXPECT_EQ(update(), Event::kResumed);
    EXPECT_EQ(m_control.stalls(), 1U);
    m_clock.advance(200ms);
    EXPECT_EQ(m_control.stallTime(), 2s);
    EXPECT_EQ(m_control.phase(), PlayPhase::kPlaying);
}

TEST_F(PlayControlTest, EndsWhereNothingMoreComes) {
    load(1s);
    update(0s, true);
    m_clock.advance(2s);
    EXPECT_EQ(update(0s, true), Event::kEnded);
    EXPECT_EQ(m_control.stalls(), 0U);
    EXPECT_EQ(update(0s, true), std::nullopt);
}

TEST_F(PlayControlTest, EndsAStallWhereNothingMoreComes) {
    load(1s);
    update();
    m_clock.advance(2s);
    EXPECT_EQ(update(), Event::kStalled);
    EXPECT_EQ(update(0s, true), Event::kEnded);
}

TEST_F(PlayControlTest, PlaysTheLastBitThoughItIsShort) {
    load(300ms);
    EXPECT_EQ(update(0s, true), Event::kStarted);
}

TEST_F(PlayControlTest, StartsAnewAfterAJump) {
    load(1s);
    update();
    m_playout.clear();
    m_control.reload();
    m_loadedUntil = 0s;
    EXPECT_EQ(update(), std::nullopt);
    EXPECT_EQ(m_control.phase(), PlayPhase::kLoading);
    load(1s);
    EXPECT_EQ(update(), Event::kResumed);
    EXPECT_EQ(m_control.stalls(), 0U);
}

TEST_F(PlayControlTest, StartsAgainWhatRanDryBeforeItWasSeenToRun) {
    SlowPlayout playout;
    PlayControl control(playout, m_clock);
    PlayOutlook outlook{.hasMedia = true, .loadedUntil = 600ms, .level = 500ms};
    EXPECT_EQ(control.update(outlook), std::nullopt);
    playout.said.isDry = true;
    control.update(outlook);
    outlook.loadedUntil = 2s;
    EXPECT_EQ(control.update(outlook), std::nullopt);
    EXPECT_EQ(playout.starts, (std::vector<Duration>{0s, 0s}));
    playout.said.isRunning = true;
    EXPECT_EQ(control.update(outlook), Event::kStarted);
}

TEST_F(PlayControlTest, GoesOnAgainWhereAStallsEndDidNotLast) {
    SlowPlayout playout;
    PlayControl control(playout, m_clock);
    PlayOutlook outlook{.hasMedia = true, .loadedUntil = 600ms, .level = 500ms};
    control.update(outlook);
    playout.said.isRunning = true;
    EXPECT_EQ(control.update(outlook), Event::kStarted);
    const PlayoutStatus dry{.position = 600ms, .bufferedUntil = 600ms, .isDry = true};
    playout.said = dry;
    EXPECT_EQ(control.update(outlook), Event::kStalled);
    outlook.loadedUntil = 1200ms;
    EXPECT_EQ(control.update(outlook), std::nullopt);
    playout.said = dry;
    control.update(outlook);
    EXPECT_EQ(playout.starts, (std::vector<Duration>{0s, 600ms, 600ms}));
    EXPECT_EQ(control.stalls(), 1U);
}

TEST_F(PlayControlTest, IsNotStalledWhilePaused) {
    load(1s);
    update();
    m_control.setPaused(true);
    m_clock.advance(10s);
    EXPECT_EQ(update(), std::nullopt);
    EXPECT_EQ(m_control.stalls(), 0U);
}

}  // namespace
}  // namespace sigma::player
