#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/rtmp/message.h"

namespace sigma::rtmp {

/// The chunk stream that protocol control messages travel on (RTMP 1.0, section 5.4).
inline constexpr std::uint32_t kControlChunkStream = 2;

/// User control events (RTMP 1.0, section 7.1.7). Any other value may arrive too.
enum class UserControlType : std::uint16_t {
    kStreamBegin = 0,
    kStreamEof = 1,
    kStreamDry = 2,
    kSetBufferLength = 3,
    kStreamIsRecorded = 4,
    kPingRequest = 6,
    kPingResponse = 7,
};

struct UserControl {
    UserControlType type = UserControlType::kStreamBegin;
    std::uint32_t value = 0;  ///< a message stream id, or a ping's time in milliseconds

    friend bool operator==(const UserControl&, const UserControl&) = default;
};

enum class BandwidthLimit : std::uint8_t { kHard = 0, kSoft = 1, kDynamic = 2 };

Message setChunkSizeMessage(std::uint32_t size);
Message abortMessage(std::uint32_t chunkStreamId);
/// `received` counts all bytes of the connection and wraps at 32 bits.
Message acknowledgementMessage(std::uint32_t received);
Message windowAcknowledgementSizeMessage(std::uint32_t window);
Message setPeerBandwidthMessage(std::uint32_t window, BandwidthLimit limit);
Message userControlMessage(const UserControl& event);

/// The one number that Set Chunk Size, Abort, Acknowledgement and Window Acknowledgement Size
/// carry.
///
/// Errors: kInvalidData when the payload is shorter than four bytes.
Result<std::uint32_t> parseControlValue(const Message& message);

/// Errors: kInvalidData when the payload is shorter than its event.
Result<UserControl> parseUserControl(const Message& message);

}  // namespace sigma::rtmp
