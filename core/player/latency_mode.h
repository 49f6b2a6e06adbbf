#pragma once

#include "core/player/duration.h"

namespace sigma::player {

/// How far behind the broadcast a viewer wants to be.
enum class LatencyMode { kUltra, kLow, kNormal };

/// A range of playing speeds; 1 is normal speed.
struct SpeedRange {
    double slowest = 1;
    double fastest = 1;
};

/// What a mode promises, and how hard the player may work for it.
struct LatencyProfile {
    Duration target{0};  ///< where the stream does not ask for another
    Duration least{0};
    Duration most{0};
    SpeedRange usual;
    SpeedRange limit;
    Duration seekWhenOver{0};  ///< the target: then the player jumps
    Duration deadBand{0};      ///< of the latency's error, within which speed stays at 1
};

LatencyProfile profileOf(LatencyMode mode);

}  // namespace sigma::player
