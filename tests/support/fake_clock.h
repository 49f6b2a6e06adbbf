#pragma once

#include "core/base/clock.h"

namespace sigma::test {

/// A clock that moves only when a test moves it. Begins at 2026-01-01T00:00:00Z.
class FakeClock final : public Clock {
public:
    SteadyTime steadyNow() const override { return m_steady; }
    WallTime wallNow() const override { return m_wall; }

    void advance(std::chrono::nanoseconds time) {
        m_steady += std::chrono::duration_cast<SteadyTime::duration>(time);
        shiftWall(time);
    }
    /// As when somebody sets the clock, or the machine has slept.
    void shiftWall(std::chrono::nanoseconds time) {
        m_wall += std::chrono::duration_cast<WallTime::duration>(time);
    }

private:
    SteadyTime m_steady{std::chrono::hours(1)};
    WallTime m_wall{std::chrono::seconds(1'767'225'600)};
};

}  // namespace sigma::test
