#include <gtest/gtest.h>

#include "core/studio/ladder_guard.h"

namespace sigma::studio {
namespace {

using namespace std::chrono_literals;

/// Renditions at 30 pictures a second, looked at ten times a second.
class Ladder {
public:
    explicit Ladder(std::size_t renditions) : m_loads(renditions), m_guard(renditions) {}

    /// Lets so much time pass; of each 100 pictures of a rendition that runs so many are skipped.
    std::size_t run(std::chrono::milliseconds time,
                    const std::vector<std::uint64_t>& percentSkipped) {
        for (auto left = time; left > 0ms; left -= 100ms) {
            for (std::size_t i = m_guard.shed(); i != m_loads.size(); ++i) {
                m_loads[i].offered += 300;
                m_loads[i].skipped += 3 * percentSkipped[i];
            }
            m_now += 100ms;
            m_guard.observe(m_now, m_loads);
        }
        return m_guard.shed();
    }

    /// How long it takes until so many are shed.
    std::chrono::milliseconds runUntil(std::size_t shed,
                                       const std::vector<std::uint64_t>& percentSkipped) {
        std::chrono::milliseconds time{0};
        while (m_guard.shed() != shed) {
            run(100ms, percentSkipped);
            time += 100ms;
        }
        return time;
    }

private:
    std::vector<LadderGuard::Load> m_loads;
    LadderGuard m_guard;
    SteadyTime m_now{1h};
};

TEST(LadderGuard, LeavesAllWhereAllKeepUp) {
    Ladder ladder(3);
    EXPECT_EQ(ladder.run(10min, {5, 0, 0}), 0U);
}

TEST(LadderGuard, ShedsTheTopRenditionAfterThreeSecondsOfTooMuch) {
    Ladder ladder(3);
    ladder.run(100ms, {6, 0, 0});
    EXPECT_EQ(ladder.run(2900ms, {6, 0, 0}), 0U);
    EXPECT_EQ(ladder.run(100ms, {6, 0, 0}), 1U);
}

TEST(LadderGuard, ShedsTheTopRenditionWhicheverOneIsLate) {
    Ladder ladder(3);
    EXPECT_EQ(ladder.run(4s, {0, 0, 20}), 1U);
}

TEST(LadderGuard, ShedsAnotherOneIfThatWasNotEnoughButNeverTheLast) {
    Ladder ladder(3);
    EXPECT_EQ(ladder.run(7s, {20, 20, 20}), 2U);
    EXPECT_EQ(ladder.run(1min, {20, 20, 20}), 2U);
}

TEST(LadderGuard, KeepsAnOnlyRendition) {
    Ladder ladder(1);
    EXPECT_EQ(ladder.run(1min, {100}), 0U);
}

TEST(LadderGuard, TriesAgainAfterHalfAMinute) {
    Ladder ladder(2);
    ladder.run(4s, {20, 0});
    EXPECT_EQ(ladder.run(28s, {20, 0}), 1U);
    EXPECT_EQ(ladder.run(4s, {0, 0}), 0U);
    EXPECT_EQ(ladder.run(10min, {0, 0}), 0U);
}

TEST(LadderGuard, WaitsTwiceAsLongEachTimeThatItFails) {
    Ladder ladder(2);
    ladder.run(4s, {20, 0});
    for (const auto wait : {30s, 60s, 120s, 240s, 480s, 480s}) {
        const auto waited = ladder.runUntil(0, {20, 0});
        EXPECT_GE(waited, wait - 3s);
        EXPECT_LE(waited, wait + 3s);
        EXPECT_LE(ladder.runUntil(1, {20, 0}), 3s);
    }
}

TEST(LadderGuard, StartsAfreshOnceATryHasHeld) {
    Ladder ladder(2);
    ladder.run(4s, {20, 0});
    ladder.run(33s, {0, 0});
    ladder.run(5min, {0, 0});
    EXPECT_EQ(ladder.run(6s, {20, 0}), 1U);
    EXPECT_EQ(ladder.run(36s, {0, 0}), 0U);
}

}  // namespace
}  // namespace sigma::studio
