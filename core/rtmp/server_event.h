#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "core/base/shared_buffer.h"
#include "core/rtmp/amf_value.h"
#include "core/rtmp/connect_parameters.h"
#include "core/rtmp/query.h"

namespace sigma::rtmp {

/// What a client asks to publish or to play.
struct StreamRequest {
    std::uint32_t streamId = 0;  ///< message stream; names the request in every answer
    std::shared_ptr<const ConnectParameters> connect;
    std::string name;  ///< without its query; often the stream key itself
    /// Of the stream name, then of the connection.
    QueryParameters query;
};

/// Wants acceptPublish() or rejectPublish().
struct PublishRequested : StreamRequest {};

/// Wants acceptPlay() or rejectPlay().
struct PlayRequested : StreamRequest {};

enum class MediaKind { kAudio, kVideo, kData };

/// A message of a stream that is being published; the payload is an FLV tag's body, for data a
/// name and values in AMF0.
struct MediaMessage {
    std::uint32_t streamId = 0;
    MediaKind kind = MediaKind::kVideo;
    std::uint32_t timestamp = 0;  ///< milliseconds as sent; wraps at 32 bits
    SharedBuffer payload;
};

/// onMetaData, whether by way of @setDataFrame or bare. Whatever it says may be wrong.
struct MetadataReceived {
    std::uint32_t streamId = 0;
    AmfObject metadata;
};

/// The publisher said that it ends (FCUnpublish, closeStream or deleteStream). A connection that
/// merely breaks says nothing.
struct PublishEnded {
    std::uint32_t streamId = 0;
};

/// The player said that it ends.
struct PlayEnded {
    std::uint32_t streamId = 0;
};

/// The player pauses or goes on; it has been told so already.
struct PauseRequested {
    std::uint32_t streamId = 0;
    bool isPaused = false;
};

using ServerEvent = std::variant<PublishRequested, PlayRequested, MediaMessage, MetadataReceived,
                                 PublishEnded, PlayEnded, PauseRequested>;

}  // namespace sigma::rtmp
