#include "core/rtmp/chunk_writer.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/rtmp/control_message.h"

namespace sigma::rtmp {
namespace {

constexpr std::uint32_t kExtendedTimestamp = 0xFFFFFF;
constexpr std::uint8_t kType3 = 0xC0;

/// A chunk header on the stack: at most 1 + 11 + 4 bytes.
class HeaderBytes {
public:
    HeaderBytes& bigEndian(std::uint32_t value, unsigned width) {
        for (unsigned shift = width * 8; shift != 0; shift -= 8) {
            m_bytes[m_size++] = static_cast<std::uint8_t>(value >> (shift - 8));
        }
        return *this;
    }

    HeaderBytes& littleEndian(std::uint32_t value) {
        for (unsigned shift = 0; shift != 32; shift += 8) {
            m_bytes[m_size++] = static_cast<std::uint8_t>(value >> shift);
        }
        return *this;
    }

    ByteSpan view() const { return ByteSpan(m_bytes).first(m_size); }

private:
    std::array<std::uint8_t, 16> m_bytes{};
    std::size_t m_size = 0;
};

HeaderBytes firstHeader(const MessageHeader& header, std::size_t length) {
    HeaderBytes bytes;
    bytes.bigEndian(header.chunkStreamId, 1)
        .bigEndian(std::min(header.timestamp, kExtendedTimestamp), 3)
        .bigEndian(static_cast<std::uint32_t>(length), 3)
        .bigEndian(static_cast<std::uint32_t>(header.type), 1)
        .littleEndian(header.streamId);
    if (header.timestamp >= kExtendedTimestamp) {
        bytes.bigEndian(header.timestamp, 4);
    }
    return bytes;
}

HeaderBytes nextHeader(const MessageHeader& header) {
    HeaderBytes bytes;
    bytes.bigEndian(kType3 | header.chunkStreamId, 1);
    if (header.timestamp >= kExtendedTimestamp) {
        bytes.bigEndian(header.timestamp, 4);
    }
    return bytes;
}

}  // namespace

void ChunkWriter::setChunkSize(std::uint32_t size, OutputQueue& output) {
    assert(size >= 1 && size <= kExtendedTimestamp);
    const Message message = setChunkSizeMessage(size);
    write(message.header, {}, message.payload, output);
    m_chunkSize = size;
}

void ChunkWriter::write(const MessageHeader& header, ByteSpan prefix, const SharedBuffer& payload,
                        OutputQueue& output) const {
    assert(header.chunkStreamId >= 2 && header.chunkStreamId < 64);
    const std::size_t length = prefix.size() + payload.size();
    assert(length <= kMaxMessageBytes);
    const HeaderBytes next = nextHeader(header);
    output.copy(firstHeader(header, length).view());
    std::size_t sent = 0;
    while (sent != length) {
        if (sent != 0) {
            output.copy(next.view());
        }
        std::size_t room = std::min<std::size_t>(m_chunkSize, length - sent);
        if (sent < prefix.size()) {
            const std::size_t count = std::min(room, prefix.size() - sent);
            output.copy(prefix.subspan(sent, count));
            sent += count;
            room -= count;
        }
        if (room != 0) {
            output.append(payload.slice(sent - prefix.size(), room));
            sent += room;
        }
    }
}

}  // namespace sigma::rtmp
