#pragma once

#include <optional>

#include "core/base/shared_buffer.h"
#include "core/hls/date_time.h"
#include "core/player/duration.h"
#include "core/player/lane.h"

namespace sigma::player {

/// A loaded segment or part, in its place on the player's timeline.
///
/// The timeline begins anywhere, has no gaps, and lasts as the playlist says: chunks of one lane
/// lie end to end on it, a few milliseconds apart at a switch of quality. What the media's own
/// timestamps say is the playout's to reconcile.
struct MediaChunk {
    Lane lane = Lane::kMain;
    std::size_t variant = 0;  ///< index in PlayerStatus::variants
    SharedBuffer init;        ///< the initialisation section; empty where there is none
    SharedBuffer bytes;       ///< empty for a gap
    Duration start{0};        ///< on the timeline
    Duration duration{0};     ///< as the playlist says
    std::optional<hls::DateTime> programDateTime;  ///< of its start
    bool isGap = false;          ///< silence and the last picture, for its duration
    bool isIndependent = false;  ///< begins with a key frame, as the playlist says
    bool hasDiscontinuityBefore = false;

    Duration end() const { return start + duration; }
};

}  // namespace sigma::player
