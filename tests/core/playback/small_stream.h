#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "core/container/fmp4_fragment_writer.h"
#include "core/container/fmp4_init_writer.h"
#include "core/encoder/audio_encoder.h"
#include "core/encoder/video_encoder.h"
#include "core/media/timestamp_strip.h"
#include "core/player/media_chunk.h"
#include "tests/support/moving_picture.h"

namespace sigma::playback {

using player::Duration;
using player::Lane;
using player::MediaChunk;

/// One track of a programme as a publisher makes it.
struct SmallTrack {
    std::shared_ptr<const media::TrackInfo> info;
    std::vector<media::MediaSample> samples;  ///< in decoding order, durations set
    SharedBuffer init;
};

/// Pictures of 30 a second, whose time strips tell their times; a key frame each second.
inline SmallTrack makePictures(int count, std::uint32_t width = 320, std::uint32_t height = 180,
                               bool isLowLatency = true) {
    encoder::VideoEncoderSettings settings;
    settings.width = width;
    settings.height = height;
    settings.bitrate = 1'500'000;
    settings.preset = "ultrafast";
    settings.isLowLatency = isLowLatency;
    auto made = encoder::makeVideoEncoder(settings).value();
    encoder::VideoEncoder::Samples samples;
    for (int number = 0; number != count; ++number) {
        const auto frame = test::movingPicture(width, height, static_cast<std::uint32_t>(number));
        // The picture's own memory, which nobody else has yet.
        auto* luma = const_cast<std::uint8_t*>(frame.planes[0].data);
        media::drawTimestampStrip({luma, frame.planes[0].stride, width, height},
                                  std::chrono::milliseconds(number * 1000 / 30));
        EXPECT_TRUE(made->encode(frame, std::int64_t{3000} * number, false, samples).has_value());
    }
    EXPECT_TRUE(made->flush(samples).has_value());
    SmallTrack track{made->track(), {}, container::writeInitSegment(*made->track())};
    for (const auto& sample : samples) {
        track.samples.push_back(*sample);
        track.samples.back().duration = 3000;
    }
    return track;
}

/// A tone of 1 kHz in the first tenth of each second, silence in the rest. Times begin at 0.
inline SmallTrack makeBeeps(int milliseconds) {
    auto made = encoder::makeAudioEncoder({256'000}).value();
    encoder::AudioEncoder::Samples samples;
    for (std::int64_t pts = 0; pts < std::int64_t{48} * milliseconds; pts += 1024) {
        std::vector<float> block;
        for (std::int64_t i = pts; i != pts + 1024; ++i) {
            const bool isBeep = i % 48'000 < 4'800;
            const double phase = 2 * std::numbers::pi * static_cast<double>(i) / 48;
            const auto value = static_cast<float>(isBeep ? 0.5 * std::sin(phase) : 0);
            block.insert(block.end(), 2, value);
        }
        EXPECT_TRUE(made->encode(block, pts, samples).has_value());
    }
    SmallTrack track{made->track(), {}, container::writeInitSegment(*made->track())};
    for (const auto& sample : samples) {
        if (sample->dts >= 0) {
            track.samples.push_back(*sample);
            track.samples.back().duration = 1024;
        }
    }
    return track;
}

inline Duration timeOf(const SmallTrack& track, std::size_t sample) {
    return Duration(track.samples[sample].dts * 1'000'000 / track.info->timescale);
}

/// The track in chunks of so many samples, which begin on the timeline at `start`.
inline std::vector<MediaChunk> chunksOf(const SmallTrack& track, Lane lane, std::size_t perChunk,
                                        Duration start = Duration(0)) {
    std::vector<MediaChunk> chunks;
    for (std::size_t first = 0; first < track.samples.size(); first += perChunk) {
        const std::size_t count = std::min(perChunk, track.samples.size() - first);
        const std::span<const media::MediaSample> samples(track.samples.data() + first, count);
        MediaChunk chunk;
        chunk.lane = lane;
        chunk.init = track.init;
        chunk.bytes =
            container::writeFragment(static_cast<std::uint32_t>(chunks.size() + 1), samples);
        chunk.start = start + timeOf(track, first) - timeOf(track, 0);
        std::int64_t ticks = 0;
        for (const auto& sample : samples) {
            ticks += sample.duration;
        }
        chunk.duration = Duration(ticks * 1'000'000 / track.info->timescale);
        chunks.push_back(std::move(chunk));
    }
    return chunks;
}

}  // namespace sigma::playback
