#include "core/rtmp/command.h"

#include "core/rtmp/amf0.h"

namespace sigma::rtmp {
namespace {

constexpr std::uint32_t kCommandChunkStream = 3;
constexpr std::uint32_t kDataChunkStream = 5;

}  // namespace

SharedBuffer amf0Payload(const Message& message) {
    const ByteSpan bytes = message.payload.view();
    const bool isAmf3 = message.header.type == MessageType::kAmf3Command ||
                        message.header.type == MessageType::kAmf3Data;
    return isAmf3 && !bytes.empty() && bytes.front() == 0 ? message.payload.slice(1)
                                                          : message.payload;
}

std::string Command::textArgument(std::size_t index) const {
    const auto* const text =
        index < arguments.size() ? arguments[index].as<std::string>() : nullptr;
    return text == nullptr ? std::string() : *text;
}

Result<std::vector<AmfValue>> decodeValues(const Message& message) {
    return decodeAmf0Values(amf0Payload(message).view());
}

Result<Command> parseCommand(const Message& message) {
    SIGMA_TRY_ASSIGN(std::vector<AmfValue> values, decodeValues(message));
    const auto* const name = values.empty() ? nullptr : values[0].as<std::string>();
    if (name == nullptr) {
        return Error{ErrorCode::kInvalidData, "a command does not begin with its name"};
    }
    Command command{.name = *name, .transactionId = 0, .object = AmfNull{}, .arguments = {}};
    if (values.size() > 1) {
        const auto* const id = values[1].as<double>();
        command.transactionId = id == nullptr ? 0 : *id;
    }
    if (values.size() > 2) {
        command.object = std::move(values[2]);
        command.arguments.assign(std::make_move_iterator(values.begin() + 3),
                                 std::make_move_iterator(values.end()));
    }
    return command;
}

Message commandMessage(const Command& command, std::uint32_t streamId) {
    ByteWriter writer;
    encodeAmf0(command.name, writer);
    encodeAmf0(command.transactionId, writer);
    encodeAmf0(command.object, writer);
    for (const AmfValue& argument : command.arguments) {
        encodeAmf0(argument, writer);
    }
    return {{.type = MessageType::kAmf0Command,
             .streamId = streamId,
             .timestamp = 0,
             .chunkStreamId = kCommandChunkStream},
            writer.share()};
}

Message dataMessage(const std::vector<AmfValue>& values, std::uint32_t streamId) {
    ByteWriter writer;
    for (const AmfValue& value : values) {
        encodeAmf0(value, writer);
    }
    return {{.type = MessageType::kAmf0Data,
             .streamId = streamId,
             .timestamp = 0,
             .chunkStreamId = kDataChunkStream},
            writer.share()};
}

}  // namespace sigma::rtmp
