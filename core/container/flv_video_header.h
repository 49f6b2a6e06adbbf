#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/container/flv_packet.h"
#include "core/media/track_info.h"

namespace sigma::container {

/// What stands before the payload of a video tag's body.
struct FlvVideoHeader {
    FlvPacket packet = FlvPacket::kIgnored;
    media::Codec codec = media::Codec::kH264;
    std::int32_t compositionTimeMs = 0;  ///< presentation time minus decoding time
    std::size_t size = 0;                ///< bytes; the payload follows
};

/// Parses the header of a video tag's body, legacy or enhanced.
///
/// Sources: Adobe FLV 10.1, E.4.3; Enhanced RTMP v2, "Enhanced Video"; and codec id 12 for HEVC,
/// as Chinese networks send it in the legacy form.
/// Errors: kUnsupported, saying what to send instead; kInvalidData.
Result<FlvVideoHeader> parseFlvVideoHeader(ByteSpan body);

}  // namespace sigma::container
