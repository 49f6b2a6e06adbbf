#pragma once

#include <span>
#include <vector>

#include "core/player/fetcher.h"

namespace sigma::player {

/// What came of late over all of an engine's requests, which share the line to the server.
///
/// Keeps at least the last thousand arrivals, at most twice as many. Thread: the engine's.
class LineLog {
public:
    void add(const Arrival& arrival);
    /// In order; a view until the next add().
    std::span<const Arrival> arrivals() const { return m_arrivals; }

private:
    std::vector<Arrival> m_arrivals;
};

}  // namespace sigma::player
