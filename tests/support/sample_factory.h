#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::test {

/// Tracks whose decoder configurations are real, parsed by core/codec like any publisher's.
std::shared_ptr<const media::TrackInfo> h264Track(std::uint32_t width = 1280,
                                                  std::uint32_t height = 720,
                                                  std::uint32_t frameRate = 30);
/// 1280x720 at 30 frames a second.
std::shared_ptr<const media::TrackInfo> hevcTrack();
/// 1280x720.
std::shared_ptr<const media::TrackInfo> av1Track();
/// Stereo AAC-LC. `sampleRate` is one of MPEG-4's thirteen.
std::shared_ptr<const media::TrackInfo> aacTrack(std::uint32_t sampleRate = 48000);

/// One H.264 access unit of `size` bytes, at least 5: a NAL unit of the right type behind its
/// length, filled with a pattern that follows from `dts`. It cannot be decoded.
std::shared_ptr<const media::MediaSample> videoSample(std::int64_t dts, bool isKey,
                                                      std::size_t size = 100);
/// One frame of `size` bytes that follow from `dts`. It cannot be decoded.
std::shared_ptr<const media::MediaSample> audioSample(std::int64_t dts, std::size_t size = 40);

}  // namespace sigma::test
