#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/publish/publish_target.h"
#include "tests/support/link_model.h"

namespace sigma::publish::test {

/// How the rate of a link goes, and the moments of it that a publisher is judged by.
struct LinkTrace {
    std::string name;
    std::function<double(std::chrono::milliseconds)> rate;  ///< bits a second
    std::chrono::seconds length{60};
    std::optional<std::chrono::milliseconds> fallsAt = std::nullopt;
    std::optional<std::chrono::milliseconds> risesAt = std::nullopt;  ///< to the full rate, at once
};

enum class Sender { kOurs, kObs };

/// What came of it. Times at which the link carries nothing count for no delay and no stall.
struct SimulationResult {
    std::chrono::milliseconds delayP95{0};  ///< age of the oldest byte that has not passed the link
    double use = 0;        ///< of what the link, or at most the encoder, would have given; 0 to 1
    double timelyUse = 0;  ///< the same of what came less than a second late
    double stalled = 0;    ///< share of the time with more than a second of delay
    std::optional<std::chrono::milliseconds> reaction;  ///< from fallsAt to the first cut
    std::optional<std::chrono::milliseconds> recovery;  ///< from risesAt to 90 % of the maximum
    std::uint64_t audioFramesLost = 0;
    std::uint64_t framesDropped = 0;
};

/// A publisher of 5 Mb/s video and 160 kb/s audio, 30 frames a second with a key frame in each 30,
/// on the link model, millisecond by millisecond.
SimulationResult simulate(
    const LinkTrace& trace, Sender sender, BitrateMode mode = BitrateMode::kSmooth,
    std::chrono::milliseconds bottleneckQueue = std::chrono::milliseconds(200),
    std::chrono::milliseconds baseRoundTrip = std::chrono::milliseconds(40));

}  // namespace sigma::publish::test
