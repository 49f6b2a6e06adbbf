#pragma once

#include <chrono>
#include <optional>

#include "core/base/clock.h"

namespace sigma::publish {

/// Tells the delay that we cause in the network from the one that others do.
///
/// What we cause goes away within seconds when we send less; what stays for five seconds belongs to
/// somebody who fills the same queue, and whose share swings: up to twice of it is theirs, but 250
/// ms at most, since a queue of our own that nobody minds would grow without end.
/// Thread: the owner's.
class NetworkDelay {
public:
    /// `inflation` is what a round trip takes longer than the shortest; returns our part of it.
    std::chrono::milliseconds update(SteadyTime now, std::chrono::milliseconds inflation);
    void clear();

private:
    std::chrono::milliseconds m_least{0};  ///< of the interval that goes on
    std::chrono::milliseconds m_leastBefore{0};
    std::optional<SteadyTime> m_begunAt;
};

}  // namespace sigma::publish
