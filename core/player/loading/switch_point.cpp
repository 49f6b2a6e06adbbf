#include "core/player/loading/switch_point.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr Duration kTolerance = 50ms;

/// Of the segments to come, as far as one can tell.
Duration segmentDuration(const hls::MediaPlaylist& playlist) {
    return playlist.segments.empty() ? Duration(playlist.targetDuration)
                                     : playlist.segments.back()->duration;
}

}  // namespace

Duration switchInterval(const MediaSource& source) {
    const hls::MediaPlaylist& playlist = source.playlist();
    const auto last = entryPointBefore(playlist, source.timeline(), source.timeline().end());
    const auto before =
        last ? entryPointBefore(playlist, source.timeline(), last->start - kTolerance) : last;
    return before && before->start < last->start ? last->start - before->start
                                                 : segmentDuration(playlist);
}

std::optional<EntryPoint> takeOverAt(const MediaSource& source, Duration from) {
    const auto entry = entryPointFrom(source.playlist(), source.timeline(), from - kTolerance);
    return entry && entry->start <= from + kTolerance ? entry : std::nullopt;
}

std::optional<EntryPoint> goBackTo(const MediaSource& source, const WayBack& way) {
    const auto entry =
        entryPointBefore(source.playlist(), source.timeline(), way.from - kTolerance);
    if (!entry || entry->start < way.earliest || entry->start >= way.from) {
        return std::nullopt;
    }
    const auto again = std::chrono::duration<double>(switchInterval(source));
    const auto onwards = again - std::chrono::duration<double>(way.from - entry->start);
    const bool isLess = again.count() * way.newBitrate < onwards.count() * way.oldBitrate;
    return isLess ? entry : std::nullopt;
}

}  // namespace sigma::player
