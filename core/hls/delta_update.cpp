#include "core/hls/delta_update.h"

#include <algorithm>
#include <utility>

namespace sigma::hls {
namespace {

using Segments = std::vector<std::shared_ptr<const Segment>>;

/// The segments that the update leaves out, as far as `known` has them.
Result<Segments> skippedSegments(const MediaPlaylist& known, const MediaPlaylist& update) {
    const std::uint64_t knownEnd = known.mediaSequence + known.segments.size();
    const std::uint64_t first = update.mediaSequence;
    const std::uint64_t count = update.skip->segments;
    if (count == 0) {
        return Segments{};
    }
    if (first < known.mediaSequence || first > knownEnd || count > knownEnd - first) {
        const std::uint64_t missing =
            first < known.mediaSequence || first > knownEnd ? first : knownEnd;
        return Error{ErrorCode::kInvalidData,
                     "it skips segment " + std::to_string(missing) + ", and the playlist had " +
                         std::to_string(known.mediaSequence) + " to " +
                         std::to_string(knownEnd - std::min<std::uint64_t>(knownEnd, 1))};
    }
    const auto begin =
        known.segments.begin() + static_cast<std::ptrdiff_t>(first - known.mediaSequence);
    return Segments(begin, begin + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

Result<MediaPlaylist> mergeDeltaUpdate(const MediaPlaylist& known, MediaPlaylist update) {
    if (!update.skip) {
        return update;
    }
    SIGMA_TRY_ASSIGN(Segments merged, skippedSegments(known, update));
    const InitSection lastMap = merged.empty() ? InitSection() : merged.back()->map;
    for (std::shared_ptr<const Segment>& listed : update.segments) {
        if (!listed->map.isNone() || lastMap.isNone()) {
            merged.push_back(std::move(listed));
            continue;
        }
        auto segment = std::make_shared<Segment>(*listed);
        segment->map = lastMap;
        merged.push_back(std::move(segment));
    }
    if (update.inProgress.map.isNone()) {
        update.inProgress.map = lastMap;
    }
    update.segments = std::move(merged);
    update.skip.reset();
    return update;
}

}  // namespace sigma::hls
