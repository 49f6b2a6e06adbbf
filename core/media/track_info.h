#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma::media {

enum class TrackKind { kVideo, kAudio };
enum class Codec { kH264, kHevc, kAv1, kAac };

std::string_view toString(TrackKind kind);
std::string_view toString(Codec codec);
TrackKind kindOf(Codec codec);

/// How many pictures of one programme, each in its own size or bitrate, a stream can have.
constexpr std::size_t kMostRenditions = 8;

struct VideoFormat {
    std::uint32_t width = 0;   ///< pixels as displayed, cropping applied
    std::uint32_t height = 0;  ///< pixels as displayed, cropping applied
    /// Frames a second as the bitstream declares them; 0 where it does not.
    double declaredFrameRate = 0;

    friend bool operator==(const VideoFormat&, const VideoFormat&) = default;
};

struct AudioFormat {
    std::uint32_t sampleRate = 0;  ///< Hz
    std::uint32_t channels = 0;
    std::uint32_t samplesPerFrame = 0;

    friend bool operator==(const AudioFormat&, const AudioFormat&) = default;
};

/// What a decoder must know before the first sample of a track. Immutable once shared.
///
/// A stream has at most one audio track, and one video track for each rendition of its picture.
struct TrackInfo {
    TrackKind kind = TrackKind::kVideo;
    std::uint8_t rendition = 0;  ///< which of the programme's pictures; sound has one, 0
    std::string renditionName;   ///< as its publisher calls it: "720p"; empty for the only one
    Codec codec = Codec::kH264;
    /// Ticks a second of the samples' dts, ctsOffset and duration.
    std::uint32_t timescale = 0;
    /// avcC, hvcC or av1C record (ISO/IEC 14496-15, AV1-ISOBMFF), or AudioSpecificConfig.
    SharedBuffer codecConfig;
    /// RFC 6381, as in the CODECS attribute: avc1.64001f, hvc1.1.6.L93.B0, mp4a.40.2.
    std::string codecString;
    VideoFormat video;  ///< meaningful for video only
    AudioFormat audio;  ///< meaningful for audio only

    friend bool operator==(const TrackInfo&, const TrackInfo&) = default;
};

}  // namespace sigma::media
