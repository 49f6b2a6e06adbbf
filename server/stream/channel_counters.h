#pragma once

#include <atomic>
#include <cstdint>

#include "server/stream/viewer_count.h"

namespace sigma::stream {

/// What has happened on one channel since the program started. Thread: any.
struct ChannelCounters {
    std::atomic<std::int64_t> publishers{0};  ///< connected now: 0 or 1
    std::atomic<std::int64_t> players{0};     ///< RTMP players connected now
    std::atomic<std::uint64_t> sessions{0};
    std::atomic<std::uint64_t> bytesReceived{0};
    std::atomic<std::uint64_t> timestampsRepaired{0};
    std::atomic<std::uint64_t> discontinuities{0};
    std::atomic<std::uint64_t> samplesDropped{0};  ///< late, before a key frame or a track
    std::atomic<std::uint64_t> playerDrops{0};     ///< samples a slow RTMP player did not get
    std::atomic<std::uint64_t> partsPublished{0};
    std::atomic<std::uint64_t> partsLate{0};  ///< over 1.5 part targets after the one before
    std::atomic<std::uint64_t> gapParts{0};
    std::atomic<std::uint64_t> viewerRequests{0};
    std::atomic<std::uint64_t> viewerBytes{0};
    ViewerCount viewers;  ///< who asked for a playlist of late
};

}  // namespace sigma::stream
