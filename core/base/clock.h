#pragma once

#include <chrono>

namespace sigma {

using SteadyTime = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::system_clock::time_point;

constexpr double secondsOf(std::chrono::nanoseconds time) {
    return std::chrono::duration<double>(time).count();
}

/// The source of time, injected wherever time matters so that tests own it.
///
/// Thread: any.
class Clock {
public:
    virtual ~Clock() = default;
    /// Never goes back; for durations, deadlines and time-outs.
    virtual SteadyTime steadyNow() const = 0;
    /// UTC; may be set by the operator at any moment. Only for what people and players read.
    virtual WallTime wallNow() const = 0;
};

/// The operating system's clocks.
class SystemClock final : public Clock {
public:
    SteadyTime steadyNow() const override { return std::chrono::steady_clock::now(); }
    WallTime wallNow() const override { return std::chrono::system_clock::now(); }
};

}  // namespace sigma
