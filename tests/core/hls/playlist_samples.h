#pragma once

#include <memory>
#include <string>

#include "core/hls/media_playlist.h"

namespace sigma::hls::test {

inline constexpr DateTime kStart{std::chrono::milliseconds(1'795'269'900'123)};

/// Segment `msn` of two seconds, with `parts` parts of half a second.
inline Segment segmentOf(std::uint64_t msn, unsigned parts) {
    const std::string name = "v-" + std::to_string(msn);
    Segment segment;
    segment.uri = name + ".m4s";
    segment.duration = std::chrono::seconds(2);
    segment.map.uri = "v-init-1.mp4";
    segment.programDateTime = kStart + std::chrono::seconds(2 * static_cast<std::int64_t>(msn));
    for (unsigned index = 0; index != parts; ++index) {
        segment.parts.push_back({.uri = name + "." + std::to_string(index) + ".m4s",
                                 .duration = std::chrono::milliseconds(500),
                                 .isIndependent = index == 0});
    }
    return segment;
}

/// A low-latency window of `count` segments from media sequence number 100 on, the last two
/// with parts, and two parts of the next.
inline MediaPlaylist lowLatencyPlaylist(unsigned count) {
    MediaPlaylist playlist;
    playlist.targetDuration = std::chrono::seconds(2);
    playlist.partTarget = std::chrono::milliseconds(500);
    playlist.serverControl = {.canBlockReload = true,
                              .canSkipUntil = std::chrono::seconds(12),
                              .holdBack = std::chrono::seconds(6),
                              .partHoldBack = std::chrono::milliseconds(1500)};
    playlist.mediaSequence = 100;
    playlist.hasIndependentSegments = true;
    for (unsigned index = 0; index != count; ++index) {
        const unsigned parts = index + 2 >= count ? 4 : 0;
        playlist.segments.push_back(std::make_shared<const Segment>(segmentOf(100 + index, parts)));
    }
    playlist.inProgress = segmentOf(100 + count, 2);
    playlist.preloadHints = {
        {PreloadHint::Type::kPart, "v-" + std::to_string(100 + count) + ".2.m4s"}};
    playlist.renditionReports = {{"audio.m3u8", 100 + count, 1}};
    return playlist;
}

}  // namespace sigma::hls::test
