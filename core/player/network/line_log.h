#pragma once

#include <span>
#include <vector>

#include "core/player/fetcher.h"

namespace sigma::player {

/// What came of late over all of an engine's requests, which share the line to the server.
///
/// Keeps those of the last ten seconds and some before them, at most two thousand.
/// Thread: the engine's.
class LineLog {
public:
    void add(const Arrival& arrival);
    /// In order; a view until the next add().
    std::span<const Arrival> arrivals() const { return m_arrivals; }

private:
    void forgetOld(SteadyTime now);

    std::vector<Arrival> m_arrivals;
    std::size_t m_fullAt = 0;
};

}  // namespace sigma::player
