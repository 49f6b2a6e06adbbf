#pragma once

#include <optional>

#include "core/hls/date_time.h"
#include "core/player/player_status.h"

namespace sigma::thumbnails {

/// A place in a stream, in the terms of who has pictures of it.
struct ThumbnailPlace {
    std::optional<player::Duration> fromStart;  ///< nothing: a live stream has no start
    std::optional<hls::DateTime> date;

    friend bool operator==(const ThumbnailPlace&, const ThumbnailPlace&) = default;
};

/// `position` is on the timeline of the player with that status. The date is reckoned from where
/// it plays, and so is wrong beyond an interruption of the broadcast, by its length.
ThumbnailPlace placeAt(const player::PlayerStatus& status, player::Duration position);

}  // namespace sigma::thumbnails
