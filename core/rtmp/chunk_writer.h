#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/shared_buffer.h"
#include "core/rtmp/message.h"
#include "core/rtmp/output_queue.h"

namespace sigma::rtmp {

/// Cuts messages into chunks (RTMP 1.0, section 5.3).
///
/// Every message begins with a full header (type 0), so that no state binds one message to
/// another. An extended timestamp is repeated on each further chunk, as FMLE and FFmpeg do.
class ChunkWriter {
public:
    static constexpr std::uint32_t kInitialChunkSize = 128;
    static constexpr std::size_t kMaxMessageBytes = 0xFFFFFF;

    std::uint32_t chunkSize() const { return m_chunkSize; }

    /// Announces the size to the peer, then uses it. From 1 to 0xFFFFFF.
    void setChunkSize(std::uint32_t size, OutputQueue& output);

    /// Writes the message whose payload is `prefix` followed by `payload`.
    ///
    /// Large slices of `payload` are shared with the queue rather than copied. Both together have
    /// at most kMaxMessageBytes; header.chunkStreamId is from 2 to 63.
    void write(const MessageHeader& header, ByteSpan prefix, const SharedBuffer& payload,
               OutputQueue& output) const;

private:
    std::uint32_t m_chunkSize = kInitialChunkSize;
};

}  // namespace sigma::rtmp
