#pragma once

#include <cstdint>

#include "core/container/flv_muxer.h"

namespace sigma::publish {

enum class MessageKind {
    kMetadata,
    kAudioHeader,
    kVideoHeader,
    kAudio,
    kKeyFrame,
    kFrame,
    kDisposableFrame,  ///< no other frame refers to it
};

/// One RTMP message on its way out.
struct OutgoingMessage {
    MessageKind kind = MessageKind::kFrame;
    std::int64_t timestamp = 0;  ///< decoding time, milliseconds of the programme
    container::FlvTagBody body;

    bool isVideo() const { return kind >= MessageKind::kKeyFrame; }
    bool isKeyFrame() const { return kind == MessageKind::kKeyFrame; }
    std::size_t size() const { return body.header.size() + body.payload.size(); }
};

}  // namespace sigma::publish
