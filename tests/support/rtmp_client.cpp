#include "tests/support/rtmp_client.h"

#include <algorithm>

#include "core/rtmp/handshake.h"

namespace sigma::test {
namespace {

using rtmp::AmfNull;
using rtmp::AmfObject;
using rtmp::AmfValue;
using rtmp::Command;
using rtmp::kHandshakePacketSize;
using rtmp::Message;
using rtmp::MessageType;

constexpr double kConnectId = 1;
constexpr double kReleaseStreamId = 2;
constexpr double kFcPublishId = 3;
constexpr double kCreateStreamId = 4;
constexpr double kStartId = 5;
constexpr double kFcUnpublishId = 6;
constexpr double kDeleteStreamId = 7;

}  // namespace

RtmpClient::RtmpClient(Options options)
    : m_options(std::move(options)), m_handshakeLeft(1 + 2 * kHandshakePacketSize) {
    Bytes hello(1 + kHandshakePacketSize, 0x5A);
    hello[0] = 3;
    std::fill_n(hello.begin() + 1, 8, std::uint8_t{0});
    m_output.copy(hello);
}

Result<void> RtmpClient::receive(ByteSpan bytes) {
    if (m_handshakeLeft != 0) {
        const ByteSpan part = bytes.first(std::min(bytes.size(), m_handshakeLeft));
        m_s1.insert(m_s1.end(), part.begin(), part.end());
        m_handshakeLeft -= part.size();
        bytes = bytes.subspan(part.size());
        if (m_handshakeLeft != 0) {
            return {};
        }
        m_output.copy(ByteSpan(m_s1).subspan(1, kHandshakePacketSize));
        m_writer.setChunkSize(m_options.chunkSize, m_output);
        connect();
    }
    std::vector<Message> messages;
    SIGMA_TRY(m_reader.push(bytes, messages));
    for (const Message& message : messages) {
        handle(message);
    }
    return {};
}

Bytes RtmpClient::takeOutput() {
    Bytes bytes;
    for (const SharedBuffer& piece : m_output.take()) {
        bytes.insert(bytes.end(), piece.view().begin(), piece.view().end());
    }
    return bytes;
}

void RtmpClient::handle(const Message& message) {
    switch (message.header.type) {
        case MessageType::kAudio:
        case MessageType::kVideo:
        case MessageType::kAmf0Data:
            m_media.push_back(message);
            return;
        case MessageType::kAmf0Command:
            if (const auto command = rtmp::parseCommand(message)) {
                handleCommand(*command);
            }
            break;
        default:
            break;
    }
    m_messages.push_back(message);
}

void RtmpClient::handleCommand(const Command& command) {
    if (!command.arguments.empty()) {
        if (const auto* const info = command.arguments[0].as<AmfObject>()) {
            m_statusCodes.emplace_back(info->text("code"));
        }
    }
    if (command.name == "_result" && command.transactionId == kConnectId) {
        createStream();
    } else if (command.name == "_result" && command.transactionId == kCreateStreamId) {
        if (const auto* const id = command.arguments.at(0).as<double>()) {
            m_streamId = static_cast<std::uint32_t>(*id);
            start();
        }
    } else if (command.name == "onStatus" && !m_statusCodes.empty()) {
        m_isStarted = m_isStarted || m_statusCodes.back() == "NetStream.Publish.Start" ||
                      m_statusCodes.back() == "NetStream.Play.Start";
    }
}

void RtmpClient::connect() {
    AmfObject object;
    object.add("app", m_options.app).add("type", "nonprivate").add("tcUrl", m_options.tcUrl);
    call("connect", kConnectId, std::move(object), {}, 0);
}

void RtmpClient::createStream() {
    if (m_options.role == Role::kPublish) {
        call("releaseStream", kReleaseStreamId, AmfNull{}, {AmfValue(m_options.name)}, 0);
        call("FCPublish", kFcPublishId, AmfNull{}, {AmfValue(m_options.name)}, 0);
    }
    call("createStream", kCreateStreamId, AmfNull{}, {}, 0);
}

void RtmpClient::start() {
    if (m_options.role == Role::kPublish) {
        call("publish", kStartId, AmfNull{}, {AmfValue(m_options.name), AmfValue("live")},
             m_streamId);
    } else {
        call("play", kStartId, AmfNull{}, {AmfValue(m_options.name), AmfValue(-2000.0)},
             m_streamId);
    }
}

void RtmpClient::unpublish() {
    call("FCUnpublish", kFcUnpublishId, AmfNull{}, {AmfValue(m_options.name)}, 0);
    call("deleteStream", kDeleteStreamId, AmfNull{}, {AmfValue(double{1} * m_streamId)}, 0);
}

void RtmpClient::sendVideo(std::uint32_t timestamp, ByteSpan body) {
    sendMedia(MessageType::kVideo, timestamp, body);
}

void RtmpClient::sendAudio(std::uint32_t timestamp, ByteSpan body) {
    sendMedia(MessageType::kAudio, timestamp, body);
}

void RtmpClient::sendMedia(MessageType type, std::uint32_t timestamp, ByteSpan body) {
    send({{.type = type,
           .streamId = m_streamId,
           .timestamp = timestamp,
           .chunkStreamId = type == MessageType::kVideo ? 6U : 4U},
          SharedBuffer::copyOf(body)});
}

void RtmpClient::sendMetadata(const AmfObject& metadata) {
    send(rtmp::dataMessage({"@setDataFrame", "onMetaData", metadata}, m_streamId));
}

void RtmpClient::call(std::string name, double transactionId, AmfValue object,
                      std::vector<AmfValue> arguments, std::uint32_t streamId) {
    send(rtmp::commandMessage({.name = std::move(name),
                               .transactionId = transactionId,
                               .object = std::move(object),
                               .arguments = std::move(arguments)},
                              streamId));
}

void RtmpClient::send(const Message& message) {
    m_writer.write(message.header, {}, message.payload, m_output);
}

}  // namespace sigma::test
