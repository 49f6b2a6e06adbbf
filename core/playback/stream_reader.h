#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/playback/demuxer.h"

namespace sigma::playback {

enum class StreamFormat : std::uint8_t { kMpegTs, kAdts };

/// The samples of a segment that is no MP4, by libavformat: `init` and `bytes` one behind the
/// other. Timescale 90,000; of H.264, HEVC and AAC the first track of each kind, as a byte stream
/// (Annex B, ADTS) without a codecConfig. At most 100,000 samples; times as they stand there.
/// Errors: kInvalidData, kLimitExceeded, kUnsupported where only other codecs are in it.
Result<std::vector<DemuxedSample>> readStream(StreamFormat format, ByteSpan init, ByteSpan bytes);

}  // namespace sigma::playback
