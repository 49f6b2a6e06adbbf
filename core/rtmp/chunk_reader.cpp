#include "core/rtmp/chunk_reader.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "core/rtmp/control_message.h"

namespace sigma::rtmp {
namespace {

constexpr std::uint32_t kMaxChunkSize = 0xFFFFFF;
constexpr std::uint32_t kReservedBit = 0x80000000;

}  // namespace

Result<void> ChunkReader::push(ByteSpan bytes, std::vector<Message>& messages) {
    while (m_carrySize != 0 && !bytes.empty()) {
        SIGMA_TRY(drainCarry(bytes, messages));
    }
    while (!bytes.empty()) {
        SIGMA_TRY_ASSIGN(const std::size_t used, step(bytes, messages));
        if (used == 0) {
            assert(bytes.size() < m_carry.size());
            std::ranges::copy(bytes, m_carry.begin());
            m_carrySize = bytes.size();
            break;
        }
        bytes = bytes.subspan(used);
    }
    return {};
}

/// Completes the kept header with the first bytes of the input.
///
/// What was kept may turn out to be payload, where it only looked like an extended timestamp, so
/// steps go on until they have left it behind.
Result<void> ChunkReader::drainCarry(ByteSpan& bytes, std::vector<Message>& messages) {
    const std::size_t kept = m_carrySize;
    const std::size_t added = std::min(m_carry.size() - kept, bytes.size());
    std::copy_n(bytes.begin(), added, m_carry.begin() + static_cast<std::ptrdiff_t>(kept));
    const ByteSpan joined = ByteSpan(m_carry).first(kept + added);
    std::size_t used = 0;
    while (used < kept) {
        SIGMA_TRY_ASSIGN(const std::size_t stepped, step(joined.subspan(used), messages));
        if (stepped == 0) {
            break;
        }
        used += stepped;
    }
    if (used >= kept) {
        m_carrySize = 0;
        bytes = bytes.subspan(used - kept);
    } else {
        m_carrySize = joined.size() - used;
        std::copy(joined.begin() + static_cast<std::ptrdiff_t>(used), joined.end(),
                  m_carry.begin());
        bytes = bytes.subspan(added);
    }
    return {};
}

/// Reads one header, or the payload of one chunk as far as it is there. Returns the bytes used;
/// 0 when a header needs more.
Result<std::size_t> ChunkReader::step(ByteSpan bytes, std::vector<Message>& messages) {
    if (m_chunkLeft == 0) {
        return readHeader(bytes, messages);
    }
    const std::size_t used = readPayload(bytes);
    ChunkStream& stream = m_streams[m_current];
    if (stream.received == stream.length) {
        SIGMA_TRY(complete(stream, messages));
    }
    return used;
}

Result<std::size_t> ChunkReader::readHeader(ByteSpan bytes, std::vector<Message>& messages) {
    const auto basic = parseBasicHeader(bytes);
    if (!basic) {
        return 0;
    }
    if (basic->format == 3) {
        return readType3(*basic, bytes, messages);
    }
    const auto header = parseMessageHeader(basic->format, bytes.subspan(basic->size));
    if (!header) {
        return 0;
    }
    SIGMA_TRY_ASSIGN(ChunkStream* const stream, findOrAdd(basic->chunkStreamId));
    if (stream->isAssembling) {
        abandon(*stream);
    }
    if (basic->format == 2 && stream->isFresh) {
        return Error{ErrorCode::kInvalidData, "chunk stream " +
                                                  std::to_string(basic->chunkStreamId) +
                                                  " begins with a header that has no length"};
    }
    if (basic->format == 0) {
        stream->header.streamId = header->streamId;
        stream->header.timestamp = 0;
    }
    if (basic->format <= 1) {
        stream->header.type = static_cast<MessageType>(header->type);
        stream->length = header->length;
        stream->isFresh = false;
    }
    stream->time = header->time;
    stream->isExtended = header->isExtended;
    SIGMA_TRY(begin(*stream, header->time));
    SIGMA_TRY(enterChunk(*stream, messages));
    return basic->size + header->size;
}

Result<std::size_t> ChunkReader::readType3(const ChunkBasicHeader& basic, ByteSpan bytes,
                                           std::vector<Message>& messages) {
    SIGMA_TRY_ASSIGN(ChunkStream* const stream, findOrAdd(basic.chunkStreamId));
    const Repetition repeated = findRepeatedTimestamp(*stream, bytes.subspan(basic.size));
    if (!repeated.isCertain) {
        return 0;
    }
    if (!stream->isAssembling) {
        // FMLE opens its audio so, before any header has given a length: there is no message.
        if (stream->isFresh) {
            return basic.size;
        }
        // After a type 0 the delta is its timestamp (RTMP 1.0, section 5.3.1.2.4).
        SIGMA_TRY(begin(*stream, stream->time));
    }
    SIGMA_TRY(enterChunk(*stream, messages));
    return basic.size + repeated.size;
}

/// Whether a type 3 chunk repeats the extended timestamp; not all peers do, so that four equal
/// bytes decide. Fewer decide as soon as one differs: waiting for bytes that only the next
/// message brings would hold this one back.
ChunkReader::Repetition ChunkReader::findRepeatedTimestamp(const ChunkStream& stream,
                                                           ByteSpan bytes) {
    if (!stream.isExtended) {
        return {.isCertain = true, .size = 0};
    }
    for (std::size_t index = 0; index != 4; ++index) {
        if (index == bytes.size()) {
            return {};
        }
        if (bytes[index] != static_cast<std::uint8_t>(stream.time >> (24 - 8 * index))) {
            return {.isCertain = true, .size = 0};
        }
    }
    return {.isCertain = true, .size = 4};
}

std::size_t ChunkReader::readPayload(ByteSpan bytes) {
    const ByteSpan part = bytes.first(std::min(bytes.size(), m_chunkLeft));
    ChunkStream& stream = m_streams[m_current];
    std::ranges::copy(part, stream.payload.get() + stream.received);
    stream.received += part.size();
    m_chunkLeft -= part.size();
    return part.size();
}

Result<ChunkReader::ChunkStream*> ChunkReader::findOrAdd(std::uint32_t chunkStreamId) {
    const auto matches = [&](const ChunkStream& stream) {
        return stream.header.chunkStreamId == chunkStreamId;
    };
    if (m_current < m_streams.size() && matches(m_streams[m_current])) {
        return &m_streams[m_current];
    }
    const auto found = std::ranges::find_if(m_streams, matches);
    m_current = static_cast<std::size_t>(found - m_streams.begin());
    if (found == m_streams.end()) {
        if (m_streams.size() == m_limits.maxChunkStreams) {
            return Error{ErrorCode::kLimitExceeded,
                         "chunk stream " + std::to_string(chunkStreamId) +
                             " is one more than the " + std::to_string(m_limits.maxChunkStreams) +
                             " allowed"};
        }
        m_streams.emplace_back().header.chunkStreamId = chunkStreamId;
    }
    return &m_streams[m_current];
}

Result<void> ChunkReader::begin(ChunkStream& stream, std::uint32_t time) {
    const auto refuse = [&](std::size_t bytes, std::size_t limit, std::string_view what) {
        return Error{ErrorCode::kLimitExceeded,
                     "chunk stream " + std::to_string(stream.header.chunkStreamId) +
                         " announces a message of " + std::to_string(stream.length) + " bytes; " +
                         std::to_string(bytes) + " exceed the limit of " + std::to_string(limit) +
                         " for " + std::string(what)};
    };
    if (stream.length > m_limits.maxMessageBytes) {
        return refuse(stream.length, m_limits.maxMessageBytes, "one message");
    }
    if (m_assemblyBytes + stream.length > m_limits.maxAssemblyBytes) {
        return refuse(m_assemblyBytes + stream.length, m_limits.maxAssemblyBytes,
                      "all incomplete messages");
    }
    m_assemblyBytes += stream.length;
    stream.header.timestamp += time;
    stream.isAssembling = true;
    stream.payload = m_blocks.allocate(stream.length);
    stream.received = 0;
    return {};
}

Result<void> ChunkReader::enterChunk(ChunkStream& stream, std::vector<Message>& messages) {
    m_chunkLeft = std::min<std::size_t>(m_chunkSize, stream.length - stream.received);
    if (m_chunkLeft == 0) {
        return complete(stream, messages);
    }
    return {};
}

Result<void> ChunkReader::complete(ChunkStream& stream, std::vector<Message>& messages) {
    m_assemblyBytes -= stream.length;
    stream.isAssembling = false;
    const ByteSpan bytes(stream.payload.get(), stream.received);
    Message message{stream.header, SharedBuffer::within(std::move(stream.payload), bytes)};
    if (message.header.type == MessageType::kSetChunkSize ||
        message.header.type == MessageType::kAbort) {
        return obey(message);
    }
    messages.push_back(std::move(message));
    return {};
}

Result<void> ChunkReader::obey(const Message& control) {
    SIGMA_TRY_ASSIGN(const std::uint32_t value, parseControlValue(control));
    if (control.header.type == MessageType::kSetChunkSize) {
        if (value == 0 || (value & kReservedBit) != 0) {
            return Error{ErrorCode::kInvalidData, "the peer sets a chunk size of " +
                                                      std::to_string(value) +
                                                      ", expected 1 to 2147483647"};
        }
        m_chunkSize = std::min(value, kMaxChunkSize);
        return {};
    }
    const auto stream = std::ranges::find_if(m_streams, [&](const ChunkStream& candidate) {
        return candidate.header.chunkStreamId == value;
    });
    if (stream != m_streams.end() && stream->isAssembling) {
        abandon(*stream);
    }
    return {};
}

void ChunkReader::abandon(ChunkStream& stream) {
    m_assemblyBytes -= stream.length;
    stream.isAssembling = false;
    stream.payload.reset();
    ++m_abandonedMessages;
}

}  // namespace sigma::rtmp
