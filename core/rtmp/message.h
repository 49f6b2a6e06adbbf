#pragma once

#include <cstdint>

#include "core/base/shared_buffer.h"

namespace sigma::rtmp {

/// Message type ids (RTMP 1.0, sections 5.4 and 7.1). Any other value may arrive too.
enum class MessageType : std::uint8_t {
    kSetChunkSize = 1,
    kAbort = 2,
    kAcknowledgement = 3,
    kUserControl = 4,
    kWindowAcknowledgementSize = 5,
    kSetPeerBandwidth = 6,
    kAudio = 8,
    kVideo = 9,
    kAmf3Data = 15,
    kAmf3Command = 17,
    kAmf0Data = 18,
    kAmf0Command = 20,
    kAggregate = 22,
};

/// What a chunk stream says about a message before its first byte.
struct MessageHeader {
    MessageType type = MessageType::kAmf0Command;
    std::uint32_t streamId = 0;       ///< message stream; 0 is the connection itself
    std::uint32_t timestamp = 0;      ///< milliseconds, wraps at 32 bits
    std::uint32_t chunkStreamId = 0;  ///< 2 to 65599

    friend bool operator==(const MessageHeader&, const MessageHeader&) = default;
};

/// One whole message.
struct Message {
    MessageHeader header;
    SharedBuffer payload;

    friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace sigma::rtmp
