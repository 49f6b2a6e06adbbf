#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/shared_buffer.h"

namespace sigma::rtmp {

/// The longest chunk header: basic 3, message 11, extended timestamp 4.
inline constexpr std::size_t kMaxChunkHeaderBytes = 18;

/// The basic header of a chunk (RTMP 1.0, section 5.3.1.1).
struct ChunkBasicHeader {
    std::size_t size = 0;
    std::uint8_t format = 0;  ///< 0 to 3; how much of the message header follows
    std::uint32_t chunkStreamId = 0;
};

/// The message header and extended timestamp of types 0 to 2 (sections 5.3.1.2, 5.3.1.3).
struct ChunkMessageHeader {
    std::size_t size = 0;
    bool isExtended = false;
    std::uint32_t time = 0;      ///< type 0: the timestamp; types 1 and 2: the delta; milliseconds
    std::uint32_t length = 0;    ///< of the whole message; types 0 and 1
    std::uint8_t type = 0;       ///< types 0 and 1
    std::uint32_t streamId = 0;  ///< type 0
};

/// Nothing when more bytes are needed.
std::optional<ChunkBasicHeader> parseBasicHeader(ByteSpan bytes);

/// `format` is 0, 1 or 2; `bytes` follow the basic header. Nothing when more are needed.
std::optional<ChunkMessageHeader> parseMessageHeader(std::uint8_t format, ByteSpan bytes);

}  // namespace sigma::rtmp
