#include "tests/support/player/trace_run.h"

#include <algorithm>

namespace sigma::player::test {

using namespace std::chrono_literals;

WorldSettings traceWorld(const NetworkTrace& network, std::uint32_t seed) {
    constexpr Duration kPhase = 370ms;  // no multiple of a part
    WorldSettings settings;
    settings.network = network;
    settings.origin.broadcast.seed = seed;
    settings.origin.broadcast.earlier += kPhase * seed;
    return settings;
}

WorldSettings traceWorldWithSound(const NetworkTrace& network, std::uint32_t seed) {
    constexpr double kSound = 32e3;
    WorldSettings settings = traceWorld(network, seed);
    BroadcastSettings& broadcast = settings.origin.broadcast;
    broadcast.audio = kSound;
    for (double& rate : broadcast.ladder) {
        rate -= kSound;
    }
    broadcast.part = 500ms;
    broadcast.keyFrameBurst = 1.2;
    return settings;
}

TraceResult runTrace(const WorldSettings& settings) {
    constexpr Duration kLeastLength = 60s;
    const Duration length = std::max(settings.network.length(), kLeastLength);
    PlayerWorld world(settings, makeDefaultPolicies());
    world.start();
    world.run(length);
    TraceResult result;
    result.figures = world.figures();
    result.bestBitrate = world.bestBitrate(0s, length);
    result.requests = world.fetcher().requestCount(FetchKind::kMedia) +
                      world.fetcher().requestCount(FetchKind::kPlaylist);
    result.megabytes = world.fetcher().mediaBytes() / 1e6;
    return result;
}

}  // namespace sigma::player::test
