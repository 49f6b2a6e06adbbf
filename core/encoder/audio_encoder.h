#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::encoder {

struct AudioEncoderSettings {
    std::int64_t bitrate = 160'000;  ///< bits a second

    friend bool operator==(const AudioEncoderSettings&, const AudioEncoderSettings&) = default;
};

/// Turns 48 kHz stereo into AAC-LC. Thread: one at a time, the owner's.
class AudioEncoder {
public:
    using Samples = std::vector<std::shared_ptr<const media::MediaSample>>;
    static constexpr std::size_t kSamplesPerFrame = 1024;  ///< of each channel

    virtual ~AudioEncoder() = default;
    /// Timescale 48,000.
    virtual std::shared_ptr<const media::TrackInfo> track() const = 0;
    /// 1024 samples of two channels, interleaved, full scale at 1; `pts` of the first. The
    /// encoder's own delay is taken off the times. Errors: kIo.
    virtual Result<void> encode(std::span<const float> samples, std::int64_t pts, Samples& out) = 0;
};

Result<std::unique_ptr<AudioEncoder>> makeAudioEncoder(const AudioEncoderSettings& settings);

}  // namespace sigma::encoder
