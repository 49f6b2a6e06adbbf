#pragma once

#include <chrono>
#include <cstdint>
#include <deque>

#include "core/base/clock.h"

namespace sigma::publish {

/// How fast a connection's bytes are acknowledged, from a count that only grows. Thread: the
/// owner's.
class AcknowledgedRate {
public:
    void update(SteadyTime now, std::uint64_t bytes);
    /// Bits a second over the newest updates that reach back so far, at most a second; 0 before
    /// there are two.
    std::int64_t over(std::chrono::milliseconds window) const;
    void clear() { m_counts.clear(); }
    /// There is nothing to tell a rate from.
    bool isEmpty() const { return m_counts.size() < 2; }

private:
    struct Count {
        SteadyTime at;
        std::uint64_t bytes;
    };

    std::deque<Count> m_counts;
};

}  // namespace sigma::publish
