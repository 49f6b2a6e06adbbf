#pragma once

#include <gtest/gtest.h>

#include "core/encoder/video_encoder.h"
#include "tests/support/moving_picture.h"

namespace sigma::encoder {

/// Small pictures, which encode in no time.
inline VideoEncoderSettings smallSettings() {
    VideoEncoderSettings settings;
    settings.width = 320;
    settings.height = 180;
    settings.bitrate = 600'000;
    return settings;
}

/// Encodes pictures `count` from `first` on, each `step`-th only, 3000 ticks a number.
inline void encodeRun(VideoEncoder& encoder, std::uint32_t first, std::uint32_t count,
                      VideoEncoder::Samples& out, std::uint32_t step = 1) {
    const auto track = encoder.track();
    for (std::uint32_t number = first; number != first + count * step; number += step) {
        const auto frame = test::movingPicture(track->video.width, track->video.height, number);
        const auto encoded = encoder.encode(frame, std::int64_t{3000} * number, false, out);
        ASSERT_TRUE(encoded.has_value()) << encoded.error().context;
    }
}

inline std::size_t bytesOf(const VideoEncoder::Samples& samples) {
    std::size_t bytes = 0;
    for (const auto& sample : samples) {
        bytes += sample->payload.size();
    }
    return bytes;
}

inline std::vector<std::int64_t> keyTimesOf(const VideoEncoder::Samples& samples) {
    std::vector<std::int64_t> times;
    for (const auto& sample : samples) {
        if (sample->isKey) {
            times.push_back(sample->dts + sample->ctsOffset);
        }
    }
    return times;
}

}  // namespace sigma::encoder
