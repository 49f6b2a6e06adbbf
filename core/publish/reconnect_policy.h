#pragma once

#include <chrono>
#include <cstdint>

namespace sigma::publish {

/// How long to wait before the next try: 0.5 s, doubled up to 10 s, each a little off at random,
/// so that many publishers do not come back to a server at once. Thread: the owner's.
class ReconnectPolicy {
public:
    explicit ReconnectPolicy(std::uint32_t seed) : m_random(seed) {}

    /// Before the next try: from 80 to 120 % of the step.
    std::chrono::milliseconds nextDelay();
    /// A connection was good for a while: begins anew.
    void reset() { m_step = kFirst; }

private:
    static constexpr std::chrono::milliseconds kFirst{500};

    std::chrono::milliseconds m_step = kFirst;
    std::uint32_t m_random;
};

}  // namespace sigma::publish
