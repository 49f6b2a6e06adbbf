#pragma once

#include <atomic>
#include <cstdint>

#include "core/base/clock.h"

namespace sigma::test {

/// A clock that moves only when the test moves it, from another thread than those that read it.
class SteppedClock final : public Clock {
public:
    SteadyTime steadyNow() const override { return SteadyTime(std::chrono::hours(1) + time()); }
    WallTime wallNow() const override { return WallTime(time()); }
    void advance(std::chrono::nanoseconds time) { m_nanoseconds += time.count(); }

private:
    std::chrono::nanoseconds time() const { return std::chrono::nanoseconds(m_nanoseconds.load()); }

    std::atomic<std::int64_t> m_nanoseconds{0};
};

}  // namespace sigma::test
