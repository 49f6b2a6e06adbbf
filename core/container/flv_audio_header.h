#pragma once

#include <cstddef>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/container/flv_packet.h"

namespace sigma::container {

/// What stands before the payload of an audio tag's body; the codec is AAC.
struct FlvAudioHeader {
    FlvPacket packet = FlvPacket::kIgnored;
    std::size_t size = 0;  ///< bytes; the payload follows
};

/// Parses the header of an audio tag's body, legacy or enhanced.
///
/// Sources: Adobe FLV 10.1, E.4.2; Enhanced RTMP v2, "Enhanced Audio".
/// Errors: kUnsupported, saying what to send instead; kInvalidData.
Result<FlvAudioHeader> parseFlvAudioHeader(ByteSpan body);

}  // namespace sigma::container
