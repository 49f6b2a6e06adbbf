#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "tests/core/publish/publish_simulation.h"

namespace sigma::publish::test {

/// In kilobits a second, one for each half second: a car on LTE, made up after published drives.
inline constexpr std::array<int, 120> kLteKilobits{
    6800, 7200, 7400, 6900, 6500, 6100, 6400, 7000, 7300, 7100, 6000, 5200, 4300, 3600, 3100,
    2900, 3000, 3300, 3900, 4600, 5400, 6000, 6300, 6200, 5900, 5400, 5000, 4700, 4900, 5300,
    5600, 5800, 5100, 4200, 3300, 2600, 2100, 1800, 1700, 1900, 2200, 2600, 2900, 3100, 3000,
    2800, 2900, 3200, 3700, 4100, 4600, 5200, 5900, 6600, 7200, 7600, 7800, 7500, 7100, 6700,
    6200, 5600, 4800, 4000, 3200, 2500, 2000, 1600, 1500, 1700, 2100, 2700, 3400, 4200, 4900,
    5500, 6000, 6400, 6700, 6900, 7000, 6800, 6400, 5900, 5300, 4700, 4200, 3900, 3700, 3800,
    4000, 4300, 4500, 4400, 4200, 4100, 4300, 4700, 5200, 5800, 6300, 6700, 7000, 7200, 7300,
    7100, 6800, 6400, 6000, 5700, 5500, 5600, 5900, 6300, 6700, 7000, 7200, 7300, 7200, 7000};

inline double seconds(std::chrono::milliseconds time) {
    return static_cast<double>(time.count()) / 1000;
}

inline double stepRate(std::chrono::milliseconds time) {
    return seconds(time) >= 20 && seconds(time) < 40 ? 2e6 : 6e6;
}

/// Down to 1 Mb/s in 20 s, and up again.
inline double rampRate(std::chrono::milliseconds time) {
    const double away = std::abs(seconds(time) - 25) / 20;
    return 1e6 + 5e6 * std::min(1.0, away);
}

inline double sawtoothRate(std::chrono::milliseconds time) {
    return 6e6 - 4e6 * static_cast<double>(time.count() % 10'000) / 10'000;
}

inline double outageRate(std::chrono::milliseconds time) {
    return seconds(time) >= 20 && seconds(time) < 23 ? 0 : 6e6;
}

inline double lteRate(std::chrono::milliseconds time) {
    return 1e3 * kLteKilobits[static_cast<std::size_t>(time.count() / 500) % kLteKilobits.size()];
}

/// From 15 to 45 s another flow takes what a fair queue would give it, in saw teeth of its own.
inline double competingRate(std::chrono::milliseconds time) {
    if (seconds(time) < 15 || seconds(time) >= 45) {
        return 6e6;
    }
    return 3.6e6 - 1.2e6 * static_cast<double>(time.count() % 3'000) / 3'000;
}

inline std::vector<LinkTrace> linkTraces() {
    using std::chrono::milliseconds;
    return {
        {"step", stepRate, std::chrono::seconds(60), milliseconds(20'000), milliseconds(40'000)},
        {"ramp", rampRate},
        {"sawtooth", sawtoothRate},
        {"outage", outageRate, std::chrono::seconds(60), milliseconds(20'000),
         milliseconds(23'000)},
        {"lte", lteRate},
        {"competing", competingRate, std::chrono::seconds(60), milliseconds(15'000),
         milliseconds(45'000)},
    };
}

}  // namespace sigma::publish::test
