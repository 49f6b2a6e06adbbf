#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/rtmp/chunk_header.h"
#include "core/rtmp/message.h"
#include "core/rtmp/payload_blocks.h"

namespace sigma::rtmp {

/// What one peer may make a ChunkReader keep.
struct ChunkLimits {
    std::size_t maxChunkStreams = 64;
    std::size_t maxMessageBytes = 8U << 20U;
    /// Of all messages begun and not complete, counted at their announced length.
    std::size_t maxAssemblyBytes = 16U << 20U;
};

/// Assembles messages from the chunks of one connection (RTMP 1.0, section 5.3).
///
/// Payload bytes are copied once, from the pushed span into the message's buffer; between
/// pushes only an incomplete header is kept. Set Chunk Size and Abort are obeyed here, at once,
/// and not handed on. A header of type 0, 1 or 2 in the middle of a message abandons what was
/// collected of it and begins another: its length never applies to the older buffer.
/// Chunk sizes above 0xFFFFFF count as that, which no message exceeds (section 5.4.1).
/// Errors: kInvalidData, kLimitExceeded; the reader is of no use afterwards.
class ChunkReader {
public:
    explicit ChunkReader(const ChunkLimits& limits = {}) : m_limits(limits) {}

    /// For messages that begin from now on.
    void setLimits(const ChunkLimits& limits) { m_limits = limits; }

    /// Reads all bytes and appends each message that they complete, also those before an error.
    Result<void> push(ByteSpan bytes, std::vector<Message>& messages);

    std::uint32_t chunkSize() const { return m_chunkSize; }
    /// Messages of which a beginning came and never the end.
    std::uint64_t abandonedMessages() const { return m_abandonedMessages; }

private:
    struct ChunkStream {
        MessageHeader header;
        std::uint32_t length = 0;  ///< of the current or the last message
        std::uint32_t time = 0;    ///< the time field of the last header that had one
        bool isExtended = false;   ///< that field was an extended one
        bool isFresh = true;       ///< no header of type 0 or 1 yet
        bool isAssembling = false;
        std::shared_ptr<std::uint8_t> payload;
        std::size_t received = 0;  ///< of the payload
    };
    struct Repetition {
        bool isCertain = false;
        std::size_t size = 0;
    };

    Result<void> drainCarry(ByteSpan& bytes, std::vector<Message>& messages);
    Result<std::size_t> step(ByteSpan bytes, std::vector<Message>& messages);
    Result<std::size_t> readHeader(ByteSpan bytes, std::vector<Message>& messages);
    Result<std::size_t> readType3(const ChunkBasicHeader& basic, ByteSpan bytes,
                                  std::vector<Message>& messages);
    std::size_t readPayload(ByteSpan bytes);
    Result<ChunkStream*> findOrAdd(std::uint32_t chunkStreamId);
    Result<void> begin(ChunkStream& stream, std::uint32_t time);
    Result<void> enterChunk(ChunkStream& stream, std::vector<Message>& messages);
    Result<void> complete(ChunkStream& stream, std::vector<Message>& messages);
    Result<void> obey(const Message& control);
    void abandon(ChunkStream& stream);
    static Repetition findRepeatedTimestamp(const ChunkStream& stream, ByteSpan bytes);

    ChunkLimits m_limits;
    PayloadBlocks m_blocks;
    std::vector<ChunkStream> m_streams;
    std::size_t m_current = 0;    ///< index of the chunk stream used last
    std::size_t m_chunkLeft = 0;  ///< payload bytes that the current chunk still owes
    std::size_t m_assemblyBytes = 0;
    std::uint32_t m_chunkSize = 128;
    std::uint64_t m_abandonedMessages = 0;
    std::array<std::uint8_t, kMaxChunkHeaderBytes> m_carry{};  ///< an incomplete header
    std::size_t m_carrySize = 0;
};

}  // namespace sigma::rtmp
