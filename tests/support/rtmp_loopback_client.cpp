#include "tests/support/rtmp_loopback_client.h"

#include <array>
#include <cerrno>
#include <stdexcept>

#include <sys/socket.h>
#include <unistd.h>

#include "core/container/flv_muxer.h"
#include "core/rtmp/command.h"
#include "tests/support/loopback_socket.h"

namespace sigma::test {
namespace {

Bytes joined(const container::FlvTagBody& body) {
    Bytes bytes = body.header;
    bytes.insert(bytes.end(), body.payload.view().begin(), body.payload.view().end());
    return bytes;
}

}  // namespace

RtmpLoopbackClient::RtmpLoopbackClient(std::uint16_t port, RtmpClient::Options options)
    : m_socket(connectToLoopback(port)), m_client(std::move(options)) {}

RtmpLoopbackClient::~RtmpLoopbackClient() {
    close();
}

bool RtmpLoopbackClient::exchangeUntil(const std::function<bool()>& isSo) {
    while (true) {
        flush();
        if (isSo()) {
            return true;
        }
        if (!receiveMore()) {
            return false;
        }
    }
}

bool RtmpLoopbackClient::start() {
    return exchangeUntil([this] { return m_client.isStarted(); });
}

void RtmpLoopbackClient::awaitClose() {
    while (receiveMore()) {
    }
}

std::string RtmpLoopbackClient::statusDescription() const {
    std::string description;
    for (const rtmp::Message& message : m_client.messages()) {
        const auto command = rtmp::parseCommand(message);
        if (command && command->name == "onStatus" && !command->arguments.empty()) {
            if (const auto* const info = command->arguments[0].as<rtmp::AmfObject>()) {
                description = info->text("description");
            }
        }
    }
    return description;
}

bool RtmpLoopbackClient::sendTrack(const media::TrackInfo& track) {
    const Bytes body = joined(container::flvSequenceHeader(track));
    if (track.kind == media::TrackKind::kVideo) {
        m_client.sendVideo(0, body);
    } else {
        m_client.sendAudio(0, body);
    }
    return flush();
}

bool RtmpLoopbackClient::sendSample(const media::TrackInfo& track,
                                    const media::MediaSample& sample) {
    const Bytes body = joined(container::flvFrame(track, sample));
    const auto timestamp = static_cast<std::uint32_t>(container::flvTimestamp(track, sample));
    if (track.kind == media::TrackKind::kVideo) {
        m_client.sendVideo(timestamp, body);
    } else {
        m_client.sendAudio(timestamp, body);
    }
    return flush();
}

bool RtmpLoopbackClient::flush() {
    return sendRaw(m_client.takeOutput());
}

bool RtmpLoopbackClient::sendRaw(ByteSpan bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return true;
}

void RtmpLoopbackClient::close() {
    if (m_socket >= 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

bool RtmpLoopbackClient::receiveMore() {
    std::array<std::uint8_t, 16384> room;
    const ssize_t size = ::recv(m_socket, room.data(), room.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        throw std::runtime_error("the server under test neither answered nor closed");
    }
    if (size <= 0) {
        return false;
    }
    if (m_client.receive(ByteSpan(room.data(), static_cast<std::size_t>(size))).has_error()) {
        throw std::runtime_error("the server under test sent what is no RTMP");
    }
    return true;
}

}  // namespace sigma::test
