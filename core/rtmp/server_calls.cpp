#include "core/rtmp/server_calls.h"

#include <array>
#include <utility>

#include "core/rtmp/control_message.h"

namespace sigma::rtmp {
namespace {

/// How much each side may send before it wants an acknowledgement. Nobody here waits for one.
constexpr std::uint32_t kWindow = 2'500'000;
constexpr std::uint32_t kOutputChunkSize = 60'000;

/// 0, which no client is ever given, for what is no id.
std::uint32_t toStreamId(const std::vector<AmfValue>& arguments) {
    const auto* const number = arguments.empty() ? nullptr : arguments[0].as<double>();
    const bool isId = number != nullptr && *number >= 1 &&
                      *number <= static_cast<double>(MessageStreams::kMaxStreams);
    return isId ? static_cast<std::uint32_t>(*number) : 0;
}

}  // namespace

Result<void> ServerCalls::handle(const Command& command, std::uint32_t streamId,
                                 std::vector<ServerEvent>& events) {
    const Handler handler = findHandler(command.name);
    if (handler == nullptr) {
        return {};
    }
    if (m_connect == nullptr && handler != &ServerCalls::connect) {
        return Error{ErrorCode::kInvalidData,
                     "the client calls " + command.name + " before it has connected"};
    }
    return (this->*handler)({command, streamId, events});
}

ServerCalls::Handler ServerCalls::findHandler(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Handler>, 15> kHandlers{{
        {"connect", &ServerCalls::connect},
        {"createStream", &ServerCalls::createStream},
        {"publish", &ServerCalls::publish},
        {"play", &ServerCalls::play},
        {"pause", &ServerCalls::pause},
        {"pauseRaw", &ServerCalls::pause},
        {"seek", &ServerCalls::seek},
        {"closeStream", &ServerCalls::closeStream},
        {"deleteStream", &ServerCalls::deleteStream},
        {"FCPublish", &ServerCalls::fcPublish},
        {"FCUnpublish", &ServerCalls::fcUnpublish},
        {"getStreamLength", &ServerCalls::getStreamLength},
        {"releaseStream", &ServerCalls::confirm},
        {"_checkbw", &ServerCalls::confirm},
        {"checkBandwidth", &ServerCalls::confirm},
    }};
    for (const auto& [known, handler] : kHandlers) {
        if (known == name) {
            return handler;
        }
    }
    return nullptr;
}

Result<void> ServerCalls::connect(const Call& call) {
    const auto* const object = call.command.object.as<AmfObject>();
    if (object == nullptr) {
        return Error{ErrorCode::kInvalidData, "the client connects without naming an app"};
    }
    if (m_connect != nullptr) {
        return Error{ErrorCode::kInvalidData, "the client connects a second time"};
    }
    m_connect = std::make_shared<const ConnectParameters>(parseConnectParameters(*object));
    m_output.send(windowAcknowledgementSizeMessage(kWindow));
    m_output.send(setPeerBandwidthMessage(kWindow, BandwidthLimit::kDynamic));
    m_output.setChunkSize(kOutputChunkSize);
    m_output.send(connectReply(call.command.transactionId, m_connect->objectEncoding), 0);
    return {};
}

Result<void> ServerCalls::createStream(const Call& call) {
    const auto id = m_streams.create();
    if (id) {
        m_output.send(resultReply(call.command.transactionId, static_cast<double>(*id)), 0);
    } else {
        m_output.send(errorReply(call.command.transactionId,
                                 statusInfo(StatusLevel::kError, "NetConnection.Call.Failed",
                                            "Too many streams on this connection.")),
                      0);
    }
    return {};
}

Result<MessageStream*> ServerCalls::streamOf(const Call& call) {
    MessageStream* const stream = m_streams.find(call.streamId);
    if (stream == nullptr) {
        return Error{ErrorCode::kInvalidData,
                     "the client calls " + call.command.name + " on message stream " +
                         std::to_string(call.streamId) + ", which it has not created"};
    }
    return stream;
}

StreamRequest ServerCalls::makeRequest(const MessageStream& stream) const {
    NameAndQuery parts = splitQuery(stream.name);
    addMissing(parts.query, m_connect->query);
    return {.streamId = stream.id,
            .connect = m_connect,
            .name = std::move(parts.name),
            .query = std::move(parts.query)};
}

Result<void> ServerCalls::publish(const Call& call) {
    SIGMA_TRY_ASSIGN(MessageStream* const stream, streamOf(call));
    if (stream->state != StreamState::kIdle) {
        m_output.sendStatus(stream->id, StatusLevel::kError, "NetStream.Publish.BadName",
                            "This message stream is in use already.");
        return {};
    }
    stream->name = call.command.textArgument(0);
    stream->state = StreamState::kPublishRequested;
    call.events.emplace_back(PublishRequested{makeRequest(*stream)});
    return {};
}

Result<void> ServerCalls::play(const Call& call) {
    SIGMA_TRY_ASSIGN(MessageStream* const stream, streamOf(call));
    if (stream->state == StreamState::kPublishing ||
        stream->state == StreamState::kPublishRequested) {
        m_output.sendStatus(stream->id, StatusLevel::kError, "NetStream.Play.Failed",
                            "This message stream publishes.");
        return {};
    }
    end(*stream, call.events);
    stream->name = call.command.textArgument(0);
    stream->state = StreamState::kPlayRequested;
    call.events.emplace_back(PlayRequested{makeRequest(*stream)});
    return {};
}

Result<void> ServerCalls::pause(const Call& call) {
    SIGMA_TRY_ASSIGN(MessageStream* const stream, streamOf(call));
    const auto& arguments = call.command.arguments;
    const auto* const flag = arguments.empty() ? nullptr : arguments[0].as<bool>();
    if (stream->state != StreamState::kPlaying || flag == nullptr) {
        return {};
    }
    m_output.sendStatus(stream->id, StatusLevel::kStatus,
                        *flag ? "NetStream.Pause.Notify" : "NetStream.Unpause.Notify",
                        *flag ? "Paused." : "Playing again.");
    call.events.emplace_back(PauseRequested{.streamId = stream->id, .isPaused = *flag});
    return {};
}

Result<void> ServerCalls::seek(const Call& call) {
    SIGMA_TRY_ASSIGN(const MessageStream* const stream, streamOf(call));
    m_output.sendStatus(stream->id, StatusLevel::kError, "NetStream.Seek.Failed",
                        "A live stream has no other place to go to.");
    return {};
}

Result<void> ServerCalls::closeStream(const Call& call) {
    if (MessageStream* const stream = m_streams.find(call.streamId)) {
        end(*stream, call.events);
    }
    return {};
}

Result<void> ServerCalls::deleteStream(const Call& call) {
    if (MessageStream* const stream = m_streams.find(toStreamId(call.command.arguments))) {
        end(*stream, call.events);
        m_streams.remove(stream->id);
    }
    return {};
}

Result<void> ServerCalls::fcPublish(const Call& call) {
    m_output.send(resultReply(call.command.transactionId), 0);
    m_output.send(
        fcReply("onFCPublish", call.command.transactionId,
                statusInfo(StatusLevel::kStatus, "NetStream.Publish.Start", "Ready to publish.")),
        0);
    return {};
}

Result<void> ServerCalls::fcUnpublish(const Call& call) {
    MessageStream* const stream = m_streams.findPublisher(call.command.textArgument(0));
    if (stream != nullptr) {
        end(*stream, call.events);
    }
    m_output.send(fcReply("onFCUnpublish", call.command.transactionId,
                          statusInfo(StatusLevel::kStatus, "NetStream.Unpublish.Success",
                                     "Publishing has ended.")),
                  0);
    if (stream != nullptr) {
        m_output.sendStatus(stream->id, StatusLevel::kStatus, "NetStream.Unpublish.Success",
                            "Publishing has ended.");
    }
    return {};
}

Result<void> ServerCalls::getStreamLength(const Call& call) {
    m_output.send(resultReply(call.command.transactionId, 0.0), 0);
    return {};
}

Result<void> ServerCalls::confirm(const Call& call) {
    m_output.send(resultReply(call.command.transactionId), 0);
    return {};
}

void ServerCalls::end(MessageStream& stream, std::vector<ServerEvent>& events) {
    switch (std::exchange(stream.state, StreamState::kIdle)) {
        case StreamState::kIdle:
            break;
        case StreamState::kPublishRequested:
        case StreamState::kPublishing:
            events.emplace_back(PublishEnded{stream.id});
            break;
        case StreamState::kPlayRequested:
        case StreamState::kPlaying:
            events.emplace_back(PlayEnded{stream.id});
            break;
    }
}

}  // namespace sigma::rtmp
