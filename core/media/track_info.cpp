#include "core/media/track_info.h"

namespace sigma::media {

std::string_view toString(TrackKind kind) {
    return kind == TrackKind::kVideo ? "video" : "audio";
}

std::string_view toString(Codec codec) {
    switch (codec) {
        case Codec::kH264:
            return "h264";
        case Codec::kHevc:
            return "hevc";
        case Codec::kAv1:
            return "av1";
        case Codec::kAac:
            return "aac";
    }
    return "unknown";
}

TrackKind kindOf(Codec codec) {
    return codec == Codec::kAac ? TrackKind::kAudio : TrackKind::kVideo;
}

}  // namespace sigma::media
