#pragma once

#include <optional>

#include "core/player/loading/chunk_plan.h"
#include "core/player/stream/media_source.h"

namespace sigma::player {

/// Where another source can take over from one whose chunks end at `from`: an independent chunk of
/// it that begins there, give or take what renditions may differ by. Nothing: not there yet.
std::optional<EntryPoint> takeOverAt(const MediaSource& source, Duration from);

/// From one place where it can be switched to to the next, as far as one can tell: between the
/// newest two, else a segment.
Duration switchInterval(const MediaSource& source);

/// What going back in what is buffered would be weighed by.
struct WayBack {
    Duration earliest{0};  ///< from where on the playout can still be changed
    Duration from{0};      ///< end of what is buffered
    double oldBitrate = 0;
    double newBitrate = 0;
};

/// Where the other source could begin within what is buffered, if loading that again is less work
/// than to go on as before to where it could begin anyway.
std::optional<EntryPoint> goBackTo(const MediaSource& source, const WayBack& way);

}  // namespace sigma::player
