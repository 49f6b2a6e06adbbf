#include "core/publish/librtmp_client.h"

#include <algorithm>
#include <cstdarg>
#include <mutex>
#include <string>

#include <librtmp/log.h>
#include <librtmp/rtmp.h>
#include <poll.h>
#include <unistd.h>

#include "core/publish/server_verdict.h"

namespace sigma::publish {
namespace {

constexpr int kChunkBytes = 4096;
constexpr int kControlChannel = 2;

struct Channel {
    int id;
    std::uint8_t packetType;
};

Channel channelOf(MessageKind kind) {
    switch (kind) {
        case MessageKind::kMetadata:
            return {5, RTMP_PACKET_TYPE_INFO};
        case MessageKind::kAudioHeader:
        case MessageKind::kAudio:
            return {4, RTMP_PACKET_TYPE_AUDIO};
        case MessageKind::kVideoHeader:
        case MessageKind::kKeyFrame:
        case MessageKind::kFrame:
        case MessageKind::kDisposableFrame:
            break;
    }
    return {6, RTMP_PACKET_TYPE_VIDEO};
}

AVal valueOf(std::string& text) {
    return {text.data(), static_cast<int>(text.size())};
}

Error brokenConnection() {
    return {ErrorCode::kIo, "the connection to the server broke"};
}

/// librtmp would write keys and addresses to standard error.
void silenceLog() {
    static std::once_flag once;
    std::call_once(once, [] { RTMP_LogSetCallback([](int, const char*, va_list) {}); });
}

/// A packet whose body librtmp has room in front of, and may write over.
class Packet {
public:
    Packet() = default;
    Packet(const Packet&) = delete;
    Packet& operator=(const Packet&) = delete;
    ~Packet() { RTMPPacket_Free(&m_packet); }

    bool allocate(std::size_t size) {
        return RTMPPacket_Alloc(&m_packet, static_cast<std::uint32_t>(size)) != 0;
    }
    RTMPPacket* get() { return &m_packet; }
    RTMPPacket* operator->() { return &m_packet; }

private:
    RTMPPacket m_packet{};
};

}  // namespace

struct LibrtmpClient::Native {
    RTMP* rtmp = RTMP_Alloc();
    RtmpAddress address;
    std::string flashVersion =
        "FMLE/3.0 (compatible; Sigma Studio)";  ///< some servers look for FMLE
};

LibrtmpClient::LibrtmpClient(int descriptor, const RtmpAddress& address)
    : m_native(std::make_unique<Native>()) {
    silenceLog();
    m_native->address = address;
    RTMP* const rtmp = m_native->rtmp;
    RTMP_Init(rtmp);
    rtmp->m_sb.sb_socket = descriptor;
    // Whatever the address says, TLS is not librtmp's here.
    rtmp->Link.protocol = RTMP_PROTOCOL_RTMP;
    rtmp->Link.hostname = valueOf(m_native->address.host);
    rtmp->Link.app = valueOf(m_native->address.app);
    rtmp->Link.tcUrl = valueOf(m_native->address.tcUrl);
    rtmp->Link.playpath = valueOf(m_native->address.streamName);
    rtmp->Link.flashVer = valueOf(m_native->flashVersion);
    RTMP_EnableWrite(rtmp);
}

LibrtmpClient::~LibrtmpClient() {
    // Without a stream RTMP_Close() has nobody to tell.
    m_native->rtmp->m_stream_id = -1;
    RTMP_Close(m_native->rtmp);
    RTMP_Free(m_native->rtmp);
}

Result<void> LibrtmpClient::publish() {
    RTMP* const rtmp = m_native->rtmp;
    if (RTMP_Connect1(rtmp, nullptr) == 0) {
        return Error{ErrorCode::kIo, "the server does not answer as an RTMP server does"};
    }
    SIGMA_TRY(setChunkSize());
    bool isPublishing = false;
    while (!isPublishing) {
        SIGMA_TRY(readOne(isPublishing));
    }
    return {};
}

/// librtmp's own chunks have 128 bytes.
Result<void> LibrtmpClient::setChunkSize() {
    Packet packet;
    if (!packet.allocate(4)) {
        return brokenConnection();
    }
    packet->m_nChannel = kControlChannel;
    packet->m_headerType = RTMP_PACKET_SIZE_LARGE;
    packet->m_packetType = RTMP_PACKET_TYPE_CHUNK_SIZE;
    packet->m_nBodySize = 4;
    AMF_EncodeInt32(packet->m_body, packet->m_body + 4, kChunkBytes);
    if (RTMP_SendPacket(m_native->rtmp, packet.get(), 0) == 0) {
        return brokenConnection();
    }
    m_native->rtmp->m_outChunkSize = kChunkBytes;
    return {};
}

Result<void> LibrtmpClient::readOne(bool& isPublishing) {
    RTMP* const rtmp = m_native->rtmp;
    Packet packet;
    do {
        if (RTMP_IsConnected(rtmp) == 0 || RTMP_ReadPacket(rtmp, packet.get()) == 0) {
            return brokenConnection();
        }
    } while (!RTMPPacket_IsReady(packet.get()));
    const bool isInvoke = packet->m_packetType == RTMP_PACKET_TYPE_INVOKE ||
                          packet->m_packetType == RTMP_PACKET_TYPE_FLEX_MESSAGE;
    if (isInvoke && packet->m_body != nullptr) {
        const std::size_t skipped = packet->m_packetType == RTMP_PACKET_TYPE_FLEX_MESSAGE ? 1 : 0;
        const auto* const bytes = reinterpret_cast<const std::uint8_t*>(packet->m_body);
        const ByteSpan body(bytes, packet->m_nBodySize);
        SIGMA_TRY(verdictOf(body.subspan(std::min(skipped, body.size()))));
    }
    RTMP_ClientPacket(rtmp, packet.get());
    isPublishing = rtmp->m_bPlaying != 0;
    return {};
}

Result<void> LibrtmpClient::send(const OutgoingMessage& message) {
    RTMP* const rtmp = m_native->rtmp;
    Packet packet;
    if (RTMP_IsConnected(rtmp) == 0 || !packet.allocate(message.size())) {
        return brokenConnection();
    }
    const Channel channel = channelOf(message.kind);
    const auto timestamp = static_cast<std::uint32_t>(message.timestamp);
    packet->m_nChannel = channel.id;
    packet->m_packetType = channel.packetType;
    packet->m_nTimeStamp = timestamp;
    packet->m_hasAbsTimestamp = 1;
    packet->m_nInfoField2 = rtmp->m_stream_id;
    packet->m_nBodySize = static_cast<std::uint32_t>(message.size());
    // Times are sent as differences, which stay within 24 bits after 4.7 hours, when the times
    // themselves do not. A difference of nothing librtmp would say in a way that means another one.
    const RTMPPacket* const last =
        channel.id < rtmp->m_channelsAllocatedOut ? rtmp->m_vecChannelsOut[channel.id] : nullptr;
    const bool isFurther =
        last != nullptr && static_cast<std::int32_t>(timestamp - last->m_nTimeStamp) > 0;
    packet->m_headerType = isFurther ? RTMP_PACKET_SIZE_MEDIUM : RTMP_PACKET_SIZE_LARGE;
    const container::FlvTagBody& body = message.body;
    char* const payload = std::ranges::copy(body.header, packet->m_body).out;
    std::ranges::copy(body.payload.view(), payload);
    if (RTMP_SendPacket(rtmp, packet.get(), 0) == 0) {
        return brokenConnection();
    }
    return {};
}

Result<void> LibrtmpClient::takeIn() {
    RTMP* const rtmp = m_native->rtmp;
    while (true) {
        if (RTMP_IsConnected(rtmp) == 0) {
            return brokenConnection();
        }
        pollfd arrival{RTMP_Socket(rtmp), POLLIN, 0};
        if (rtmp->m_sb.sb_size == 0 && ::poll(&arrival, 1, 0) <= 0) {
            return {};
        }
        bool isPublishing = false;
        SIGMA_TRY(readOne(isPublishing));
        if (!isPublishing) {
            return Error{ErrorCode::kIo, "the server ended the stream"};
        }
    }
}

void LibrtmpClient::sayGoodbye() {
    RTMP_Close(m_native->rtmp);
}

}  // namespace sigma::publish
