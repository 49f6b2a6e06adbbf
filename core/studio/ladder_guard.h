#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/clock.h"

namespace sigma::studio {

/// Decides how many of the renditions the machine can encode.
///
/// The largest is shed when an encoder skips over 5 % of its pictures for 3 s; the smallest always
/// stays. It is tried again after 30 s, and after twice as long each time that it fails, up to
/// 8 min. Pure; thread: one at a time.
class LadderGuard {
public:
    /// What an encoder was given, and how much of it it could not take; counts up.
    struct Load {
        std::uint64_t offered = 0;
        std::uint64_t skipped = 0;
    };

    explicit LadderGuard(std::size_t renditions) : m_renditions(renditions) {}

    /// How many of the largest are shed.
    std::size_t shed() const { return m_shed; }
    /// Loads of all renditions, the largest first. Returns shed().
    std::size_t observe(SteadyTime now, std::span<const Load> loads);

private:
    void beginWindow(SteadyTime now, std::span<const Load> loads);
    bool isOverloaded(std::span<const Load> loads) const;
    void shedOne(SteadyTime now);
    void tryAgain(SteadyTime now);

    std::size_t m_renditions;
    std::size_t m_shed = 0;
    std::vector<Load> m_atWindowStart;
    std::optional<SteadyTime> m_windowStart;
    SteadyTime m_changedAt;
    SteadyTime::duration m_patience = std::chrono::seconds(30);
    bool m_isTrying = false;
};

}  // namespace sigma::studio
