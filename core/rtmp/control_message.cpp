#include "core/rtmp/control_message.h"

#include <string>

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"

namespace sigma::rtmp {
namespace {

Message controlMessage(MessageType type, ByteWriter& payload) {
    return {{.type = type, .streamId = 0, .timestamp = 0, .chunkStreamId = kControlChunkStream},
            payload.share()};
}

Message controlMessage(MessageType type, std::uint32_t value) {
    ByteWriter payload;
    return controlMessage(type, payload.u32(value));
}

Error tooShort(const Message& message) {
    return {ErrorCode::kInvalidData,
            "control message of type " +
                std::to_string(static_cast<unsigned>(message.header.type)) + " has only " +
                std::to_string(message.payload.size()) + " bytes"};
}

}  // namespace

Message setChunkSizeMessage(std::uint32_t size) {
    return controlMessage(MessageType::kSetChunkSize, size);
}

Message abortMessage(std::uint32_t chunkStreamId) {
    return controlMessage(MessageType::kAbort, chunkStreamId);
}

Message acknowledgementMessage(std::uint32_t received) {
    return controlMessage(MessageType::kAcknowledgement, received);
}

Message windowAcknowledgementSizeMessage(std::uint32_t window) {
    return controlMessage(MessageType::kWindowAcknowledgementSize, window);
}

Message setPeerBandwidthMessage(std::uint32_t window, BandwidthLimit limit) {
    ByteWriter payload;
    payload.u32(window).u8(static_cast<std::uint8_t>(limit));
    return controlMessage(MessageType::kSetPeerBandwidth, payload);
}

Message userControlMessage(const UserControl& event) {
    ByteWriter payload;
    payload.u16(static_cast<std::uint16_t>(event.type)).u32(event.value);
    return controlMessage(MessageType::kUserControl, payload);
}

Result<std::uint32_t> parseControlValue(const Message& message) {
    if (message.payload.size() < 4) {
        return tooShort(message);
    }
    return ByteReader(message.payload.view()).readU32();
}

Result<UserControl> parseUserControl(const Message& message) {
    if (message.payload.size() < 6) {
        return tooShort(message);
    }
    ByteReader reader(message.payload.view());
    SIGMA_TRY_ASSIGN(const std::uint16_t type, reader.readU16());
    SIGMA_TRY_ASSIGN(const std::uint32_t value, reader.readU32());
    return UserControl{static_cast<UserControlType>(type), value};
}

}  // namespace sigma::rtmp
