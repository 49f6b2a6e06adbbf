#include "core/rtmp/server_connection.h"

#include <algorithm>
#include <string>

#include "core/rtmp/aggregate.h"
#include "core/rtmp/command.h"
#include "core/rtmp/control_message.h"

namespace sigma::rtmp {
namespace {

constexpr std::uint32_t kInitialWindow = 2'500'000;
constexpr std::size_t kMaxCommandBytes = 64U << 10U;
constexpr std::size_t kMaxDataBytes = 1U << 20U;

/// What a peer may send until it may publish: all of its commands, and whatever an encoder sends
/// ahead of the answer.
ChunkLimits limitsOfStrangers(ChunkLimits limits) {
    limits.maxMessageBytes = std::min(limits.maxMessageBytes, kMaxDataBytes);
    limits.maxAssemblyBytes = std::min(limits.maxAssemblyBytes, kMaxDataBytes);
    return limits;
}

constexpr std::uint32_t kAudioChunkStream = 4;
constexpr std::uint32_t kDataChunkStream = 5;
constexpr std::uint32_t kVideoChunkStream = 6;

}  // namespace

ServerConnection::ServerConnection(const ChunkLimits& limits)
    : m_handshake(ServerHandshake()),
      m_limits(limits),
      m_reader(limitsOfStrangers(limits)),
      m_calls(m_output),
      m_window(kInitialWindow) {}

Result<void> ServerConnection::receive(ByteSpan bytes) {
    if (m_failure) {
        return *m_failure;
    }
    m_bytesReceived += bytes.size();
    auto result = process(bytes);
    if (result.has_error()) {
        m_failure = result.error();
        return result;
    }
    acknowledge();
    return {};
}

Result<void> ServerConnection::process(ByteSpan bytes) {
    if (m_handshake) {
        SIGMA_TRY_ASSIGN(const std::size_t used, m_handshake->receive(bytes));
        m_output.sendRaw(m_handshake->takeOutput());
        bytes = bytes.subspan(used);
        if (!m_handshake->isDone()) {
            return {};
        }
        m_handshake.reset();
    }
    auto pushed = m_reader.push(bytes, m_messages);
    for (const Message& message : m_messages) {
        SIGMA_TRY(handleMessage(message));
    }
    m_messages.clear();
    return pushed;
}

void ServerConnection::acknowledge() {
    if (m_bytesReceived - m_bytesAcknowledged >= m_window) {
        m_bytesAcknowledged = m_bytesReceived;
        m_output.send(acknowledgementMessage(static_cast<std::uint32_t>(m_bytesReceived)));
    }
}

Result<void> ServerConnection::handleMessage(const Message& message) {
    switch (message.header.type) {
        case MessageType::kAudio:
            handleMedia(MediaKind::kAudio, message);
            return {};
        case MessageType::kVideo:
            handleMedia(MediaKind::kVideo, message);
            return {};
        case MessageType::kAmf0Data:
        case MessageType::kAmf3Data:
            handleData(message);
            return {};
        case MessageType::kAmf0Command:
        case MessageType::kAmf3Command:
            return handleCommand(message);
        case MessageType::kAggregate:
            return handleAggregate(message);
        case MessageType::kUserControl:
            handleUserControl(message);
            return {};
        case MessageType::kWindowAcknowledgementSize:
            handleWindow(message);
            return {};
        case MessageType::kAcknowledgement:
        case MessageType::kSetPeerBandwidth:
        case MessageType::kSetChunkSize:
        case MessageType::kAbort:
            return {};
    }
    ++m_ignoredMessages;
    return {};
}

Result<void> ServerConnection::handleCommand(const Message& message) {
    if (message.payload.size() > kMaxCommandBytes) {
        return Error{ErrorCode::kLimitExceeded,
                     "a command has " + std::to_string(message.payload.size()) +
                         " bytes, the limit is " + std::to_string(kMaxCommandBytes)};
    }
    SIGMA_TRY_ASSIGN(const Command command, parseCommand(message));
    return m_calls.handle(command, message.header.streamId, m_events);
}

Result<void> ServerConnection::handleAggregate(const Message& message) {
    if (!isPublishing(message.header.streamId)) {
        ++m_ignoredMessages;
        return {};
    }
    SIGMA_TRY_ASSIGN(const std::vector<Message> parts, splitAggregate(message));
    for (const Message& part : parts) {
        if (part.header.type == MessageType::kAudio) {
            handleMedia(MediaKind::kAudio, part);
        } else if (part.header.type == MessageType::kVideo) {
            handleMedia(MediaKind::kVideo, part);
        } else {
            handleData(part);
        }
    }
    return {};
}

void ServerConnection::handleUserControl(const Message& message) {
    const auto event = parseUserControl(message);
    if (event.has_error()) {
        ++m_ignoredMessages;
    } else if (event->type == UserControlType::kPingRequest) {
        m_output.send(userControlMessage({UserControlType::kPingResponse, event->value}));
    }
}

void ServerConnection::handleWindow(const Message& message) {
    const auto window = parseControlValue(message);
    if (window.has_error() || *window == 0) {
        ++m_ignoredMessages;
    } else {
        m_window = *window;
    }
}

void ServerConnection::handleMedia(MediaKind kind, const Message& message) {
    if (!isPublishing(message.header.streamId)) {
        ++m_ignoredMessages;
        return;
    }
    m_events.emplace_back(MediaMessage{.streamId = message.header.streamId,
                                       .kind = kind,
                                       .timestamp = message.header.timestamp,
                                       .payload = message.payload});
}

void ServerConnection::handleData(const Message& message) {
    if (!isPublishing(message.header.streamId) || message.payload.size() > kMaxDataBytes) {
        ++m_ignoredMessages;
        return;
    }
    const auto values = decodeValues(message);
    if (values.has_error() || values->empty()) {
        ++m_ignoredMessages;
        return;
    }
    std::size_t next = 0;
    if (values->front() == AmfValue("@setDataFrame")) {
        ++next;
    }
    if (next < values->size() && (*values)[next] == AmfValue("onMetaData")) {
        const AmfObject* const metadata =
            next + 1 < values->size() ? (*values)[next + 1].as<AmfObject>() : nullptr;
        if (metadata == nullptr) {
            ++m_ignoredMessages;
            return;
        }
        m_events.emplace_back(
            MetadataReceived{.streamId = message.header.streamId, .metadata = *metadata});
        return;
    }
    m_events.emplace_back(MediaMessage{.streamId = message.header.streamId,
                                       .kind = MediaKind::kData,
                                       .timestamp = message.header.timestamp,
                                       .payload = amf0Payload(message)});
}

bool ServerConnection::isPublishing(std::uint32_t streamId) {
    return findIn(StreamState::kPublishing, streamId) != nullptr;
}

MessageStream* ServerConnection::findIn(StreamState state, std::uint32_t streamId) {
    MessageStream* const stream = m_calls.streams().find(streamId);
    return stream != nullptr && stream->state == state ? stream : nullptr;
}

void ServerConnection::acceptPublish(std::uint32_t streamId) {
    if (MessageStream* const stream = findIn(StreamState::kPublishRequested, streamId)) {
        stream->state = StreamState::kPublishing;
        m_reader.setLimits(m_limits);
        m_output.send(userControlMessage({UserControlType::kStreamBegin, streamId}));
        m_output.sendStatus(streamId, StatusLevel::kStatus, "NetStream.Publish.Start",
                            "Publishing has begun.");
    }
}

void ServerConnection::rejectPublish(std::uint32_t streamId, std::string_view code,
                                     std::string_view description) {
    refuse(StreamState::kPublishRequested, streamId, code, description);
}

void ServerConnection::failPublish(std::uint32_t streamId, std::string_view code,
                                   std::string_view description) {
    refuse(StreamState::kPublishing, streamId, code, description);
}

void ServerConnection::rejectPlay(std::uint32_t streamId, std::string_view code,
                                  std::string_view description) {
    refuse(StreamState::kPlayRequested, streamId, code, description);
}

void ServerConnection::refuse(StreamState expected, std::uint32_t streamId, std::string_view code,
                              std::string_view description) {
    if (MessageStream* const stream = findIn(expected, streamId)) {
        stream->state = StreamState::kIdle;
        m_output.sendStatus(streamId, StatusLevel::kError, code, description);
    }
}

void ServerConnection::acceptPlay(std::uint32_t streamId) {
    MessageStream* const stream = findIn(StreamState::kPlayRequested, streamId);
    if (stream == nullptr) {
        return;
    }
    stream->state = StreamState::kPlaying;
    m_output.send(userControlMessage({UserControlType::kStreamBegin, streamId}));
    m_output.sendStatus(streamId, StatusLevel::kStatus, "NetStream.Play.Reset",
                        "The playlist is reset.");
    m_output.sendStatus(streamId, StatusLevel::kStatus, "NetStream.Play.Start",
                        "Playing has begun.");
    m_output.send(dataMessage({"|RtmpSampleAccess", true, true}, streamId));
}

void ServerConnection::endPlay(std::uint32_t streamId) {
    if (MessageStream* const stream = findIn(StreamState::kPlaying, streamId)) {
        stream->state = StreamState::kIdle;
        m_output.sendStatus(streamId, StatusLevel::kStatus, "NetStream.Play.UnpublishNotify",
                            "The stream has ended.");
        m_output.send(userControlMessage({UserControlType::kStreamEof, streamId}));
    }
}

void ServerConnection::sendAudio(std::uint32_t streamId, std::uint32_t timestamp, ByteSpan prefix,
                                 const SharedBuffer& payload) {
    sendMedia(MessageType::kAudio, kAudioChunkStream, streamId, timestamp, prefix, payload);
}

void ServerConnection::sendVideo(std::uint32_t streamId, std::uint32_t timestamp, ByteSpan prefix,
                                 const SharedBuffer& payload) {
    sendMedia(MessageType::kVideo, kVideoChunkStream, streamId, timestamp, prefix, payload);
}

void ServerConnection::sendData(std::uint32_t streamId, std::uint32_t timestamp,
                                const SharedBuffer& payload) {
    sendMedia(MessageType::kAmf0Data, kDataChunkStream, streamId, timestamp, {}, payload);
}

void ServerConnection::sendMedia(MessageType type, std::uint32_t chunkStreamId,
                                 std::uint32_t streamId, std::uint32_t timestamp, ByteSpan prefix,
                                 const SharedBuffer& payload) {
    if (findIn(StreamState::kPlaying, streamId) != nullptr) {
        m_output.send({.type = type,
                       .streamId = streamId,
                       .timestamp = timestamp,
                       .chunkStreamId = chunkStreamId},
                      prefix, payload);
    }
}

void ServerConnection::ping(std::uint32_t milliseconds) {
    m_output.send(userControlMessage({UserControlType::kPingRequest, milliseconds}));
}

}  // namespace sigma::rtmp
