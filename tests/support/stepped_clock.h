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
    void advance(std::chrono::seconds time) { m_seconds += time.count(); }

private:
    std::chrono::seconds time() const { return std::chrono::seconds(m_seconds.load()); }

    std::atomic<std::int64_t> m_seconds{0};
};

}  // namespace sigma::test
