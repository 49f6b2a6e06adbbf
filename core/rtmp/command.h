#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/rtmp/amf_value.h"
#include "core/rtmp/message.h"

namespace sigma::rtmp {

/// A remote procedure call, or the answer to one (RTMP 1.0, section 7.2).
struct Command {
    std::string name;
    double transactionId = 0;  ///< 0 when no answer is expected
    AmfValue object;           ///< null where a command has none
    std::vector<AmfValue> arguments;

    /// The text at that place of the arguments; empty when there is none.
    std::string textArgument(std::size_t index) const;

    friend bool operator==(const Command&, const Command&) = default;
};

/// What is AMF0 in a message of type 15, 17, 18 or 20: the AMF3 types lead with a zero byte, which
/// some clients leave out.
SharedBuffer amf0Payload(const Message& message);

/// The values of a message of type 15, 17, 18 or 20.
///
/// Errors: those of decodeAmf0Values.
Result<std::vector<AmfValue>> decodeValues(const Message& message);

/// Reads a message of type 17 or 20. A command without transaction id or object has 0 and null.
///
/// Errors: kInvalidData when it does not begin with a name, and those of decodeValues.
Result<Command> parseCommand(const Message& message);

/// As an AMF0 command message (type 20) on that message stream.
Message commandMessage(const Command& command, std::uint32_t streamId);

/// As an AMF0 data message (type 18) on that message stream.
Message dataMessage(const std::vector<AmfValue>& values, std::uint32_t streamId);

}  // namespace sigma::rtmp
