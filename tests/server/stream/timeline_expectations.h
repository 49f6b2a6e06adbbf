#pragma once

#include <gtest/gtest.h>

#include "tests/server/stream/simulated_publisher.h"

namespace sigma::stream {

/// Milliseconds that rounding to them, there and back, may cost.
constexpr double kMillisecondRounding = 2;

inline void expectStrictlyIncreasing(const SimulatedPublisher& publisher) {
    for (const auto kind : {media::TrackKind::kVideo, media::TrackKind::kAudio}) {
        std::int64_t last = -1;
        for (const Placement& each : publisher.placementsOf(kind)) {
            ASSERT_GT(each.dts, last) << media::toString(kind) << " sent at " << each.sent.count();
            last = each.dts;
        }
    }
}

/// Both tracks are moved by the same time.
inline void expectTracksTogether(const SimulatedPublisher& publisher) {
    const MediaTime apart =
        publisher.offset(media::TrackKind::kVideo) - publisher.offset(media::TrackKind::kAudio);
    EXPECT_NEAR(inMilliseconds(apart), 0, kMillisecondRounding);
}

}  // namespace sigma::stream
