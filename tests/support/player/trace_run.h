#pragma once

#include <cstdint>

#include "tests/support/player/player_world.h"

namespace sigma::player::test {

/// How a viewer fared on one network.
struct TraceResult {
    SessionFigures figures;
    double bestBitrate = 0;
    std::size_t requests = 0;
    double megabytes = 0;  ///< of media loaded

    double bitrateShare() const { return figures.meanBitrate / bestBitrate; }
};

/// One viewer in ultra mode with the default policies: parts of 400 ms, segments and key frames
/// every 2 s, 200, 600 and 1000 kb/s. The seed draws the sizes of the parts and where in a segment
/// the viewer comes.
WorldSettings traceWorld(const NetworkTrace& network, std::uint32_t seed);

/// The same bitrates with the sound in a playlist of its own, parts of 500 ms and small key frames.
WorldSettings traceWorldWithSound(const NetworkTrace& network, std::uint32_t seed);

/// Plays to the end of the trace, and of at least a minute.
TraceResult runTrace(const WorldSettings& settings);

}  // namespace sigma::player::test
