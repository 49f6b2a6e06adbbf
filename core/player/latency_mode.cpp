#include "core/player/latency_mode.h"

namespace sigma::player {

using namespace std::chrono_literals;

LatencyProfile profileOf(LatencyMode mode) {
    switch (mode) {
        case LatencyMode::kUltra:
            return {.target = 3s,
                    .least = 2s,
                    .most = 4s,
                    .usual = {0.95, 1.05},
                    .limit = {0.8, 1.2},
                    .seekWhenOver = 4s,
                    .deadBand = 50ms};
        case LatencyMode::kLow:
            return {.target = 9s,
                    .least = 8s,
                    .most = 10s,
                    .usual = {0.97, 1.03},
                    .limit = {0.9, 1.1},
                    .seekWhenOver = 8s,
                    .deadBand = 150ms};
        case LatencyMode::kNormal:
            break;
    }
    return {.target = 24s,
            .least = 20s,
            .most = 30s,
            .usual = {0.98, 1.02},
            .limit = {0.95, 1.05},
            .seekWhenOver = 20s,
            .deadBand = 500ms};
}

}  // namespace sigma::player
