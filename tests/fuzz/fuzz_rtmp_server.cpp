// A whole connection behind a good handshake, whose owner agrees to everything.

#include "core/rtmp/server_connection.h"

namespace {

using namespace sigma;

void agree(rtmp::ServerConnection& server) {
    for (const rtmp::ServerEvent& event : server.takeEvents()) {
        if (const auto* const publish = std::get_if<rtmp::PublishRequested>(&event)) {
            server.acceptPublish(publish->streamId);
        } else if (const auto* const play = std::get_if<rtmp::PlayRequested>(&event)) {
            server.acceptPlay(play->streamId);
        } else if (const auto* const media = std::get_if<rtmp::MediaMessage>(&event)) {
            server.sendVideo(2, media->timestamp, media->payload.view(), media->payload);
        }
    }
    server.takeOutput();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    rtmp::ServerConnection server({.maxChunkStreams = 8, .maxMessageBytes = 1U << 20U});
    Bytes handshake(1 + 2 * rtmp::kHandshakePacketSize);
    handshake[0] = 3;
    if (server.receive(handshake).has_error()) {
        return 0;
    }
    constexpr std::size_t kPieceSize = 64;
    ByteSpan bytes(data, size);
    while (!bytes.empty()) {
        const ByteSpan piece = bytes.first(std::min(kPieceSize, bytes.size()));
        bytes = bytes.subspan(piece.size());
        if (server.receive(piece).has_error()) {
            break;
        }
        agree(server);
    }
    return 0;
}
