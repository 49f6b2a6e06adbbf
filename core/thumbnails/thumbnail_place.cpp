#include "core/thumbnails/thumbnail_place.h"

namespace sigma::thumbnails {

ThumbnailPlace placeAt(const player::PlayerStatus& status, player::Duration position) {
    ThumbnailPlace place;
    if (!status.isLive) {
        place.fromStart = position - status.windowStart;
    }
    if (status.programDateTime) {
        place.date = *status.programDateTime +
                     std::chrono::round<std::chrono::milliseconds>(position - status.position);
    }
    return place;
}

}  // namespace sigma::thumbnails
