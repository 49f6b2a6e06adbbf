#pragma once

#include <cstdint>
#include <string_view>

#include "core/rtmp/chunk_writer.h"
#include "core/rtmp/command.h"
#include "core/rtmp/output_queue.h"
#include "core/rtmp/server_replies.h"

namespace sigma::rtmp {

/// Everything a server connection sends, as chunks in a queue.
class ServerOutput {
public:
    void sendRaw(const SharedBuffer& bytes) { m_queue.append(bytes); }
    void send(const Message& message);
    void send(const MessageHeader& header, ByteSpan prefix, const SharedBuffer& payload);
    void send(const Command& command, std::uint32_t streamId);
    void sendStatus(std::uint32_t streamId, StatusLevel level, std::string_view code,
                    std::string_view description);
    void setChunkSize(std::uint32_t size) { m_writer.setChunkSize(size, m_queue); }

    OutputQueue& queue() { return m_queue; }
    const OutputQueue& queue() const { return m_queue; }

private:
    ChunkWriter m_writer;
    OutputQueue m_queue;
};

}  // namespace sigma::rtmp
