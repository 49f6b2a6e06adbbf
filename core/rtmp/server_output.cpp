#include "core/rtmp/server_output.h"

namespace sigma::rtmp {

void ServerOutput::send(const Message& message) {
    send(message.header, {}, message.payload);
}

void ServerOutput::send(const MessageHeader& header, ByteSpan prefix, const SharedBuffer& payload) {
    m_writer.write(header, prefix, payload, m_queue);
}

void ServerOutput::send(const Command& command, std::uint32_t streamId) {
    send(commandMessage(command, streamId));
}

void ServerOutput::sendStatus(std::uint32_t streamId, StatusLevel level, std::string_view code,
                              std::string_view description) {
    send(statusCommand(statusInfo(level, code, description)), streamId);
}

}  // namespace sigma::rtmp
