#include "core/publish/server_verdict.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/rtmp/command.h"

namespace sigma::publish {
namespace {

constexpr std::size_t kMaxWords = 200;

struct KnownCode {
    std::string_view code;
    std::string_view words;
};

constexpr std::array<KnownCode, 6> kKnownCodes{{
    {"NetStream.Publish.BadName",
     "the server does not take this stream key, or somebody publishes with it already"},
    {"NetStream.Publish.Denied", "the server does not let this stream key publish"},
    {"NetStream.Publish.Unauthorized", "the server does not know this stream key"},
    {"NetStream.Publish.Rejected", "the server refuses this stream"},
    {"NetConnection.Connect.Rejected", "the server refuses the connection"},
    {"NetConnection.Connect.InvalidApp",
     "the server has no such application: check the end of its address"},
}};

std::string printable(std::string_view text) {
    std::string words;
    for (const char each : text.substr(0, kMaxWords)) {
        const auto byte = static_cast<unsigned char>(each);
        words += byte < ' ' || byte == 0x7F ? ' ' : each;
    }
    return words;
}

Error refusal(const rtmp::AmfObject& information) {
    const std::string_view code = information.text("code");
    const auto known = std::ranges::find(kKnownCodes, code, &KnownCode::code);
    std::string words(known == kKnownCodes.end() ? "the server refuses the stream" : known->words);
    const std::string details = printable(information.text("description"));
    if (!details.empty()) {
        words += " (\"" + details + "\")";
    } else if (known == kKnownCodes.end() && !code.empty()) {
        words += " (" + printable(code) + ")";
    }
    return {ErrorCode::kUnauthorized, std::move(words)};
}

}  // namespace

Result<void> verdictOf(ByteSpan invoke) {
    const rtmp::Message message{.header = {.type = rtmp::MessageType::kAmf0Command},
                                .payload = SharedBuffer::copyOf(invoke)};
    const auto command = rtmp::parseCommand(message);
    if (command.has_error() || command->arguments.empty()) {
        return {};
    }
    const auto* const information = command->arguments.front().as<rtmp::AmfObject>();
    if (information == nullptr) {
        return {};
    }
    // FCPublish and releaseStream are answered with _error by servers that do not know them; only
    // what carries a code is about the connection.
    const bool isError = (command->name == "_error" && !information->text("code").empty()) ||
                         (command->name == "onStatus" && information->text("level") == "error");
    const bool isCallUnknown = information->text("code") == "NetConnection.Call.Failed";
    if (isError && !isCallUnknown) {
        return refusal(*information);
    }
    return {};
}

}  // namespace sigma::publish
