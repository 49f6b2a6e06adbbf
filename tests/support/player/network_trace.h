#pragma once

#include <string>
#include <vector>

#include "core/player/duration.h"

namespace sigma::player::test {

/// A network's rate for a while.
struct TraceStep {
    double kilobitsPerSecond = 0;  ///< 0: nothing comes through
    Duration duration{0};
};

/// How fast a network is, by time; begins anew at its end.
struct NetworkTrace {
    std::string name;
    std::vector<TraceStep> steps;

    Duration length() const;
    /// Bits a second.
    double rateAt(Duration time) const;
};

NetworkTrace steadyNetwork(double kilobitsPerSecond);
/// That rate, but nothing at all for `duration` from `at` on. Lasts an hour.
NetworkTrace networkWithOutage(double kilobitsPerSecond, Duration at, Duration duration);

/// The five that low-latency players are measured on: those of the Twitch grand challenge
/// (ACM MMSys 2020).
std::vector<NetworkTrace> benchmarkTraces();

}  // namespace sigma::player::test
