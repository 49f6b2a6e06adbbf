#include "core/playback/timeline_map.h"

#include <algorithm>

#include "core/playback/media_time.h"

namespace sigma::playback {
namespace {

using media::TrackKind;

constexpr Duration kAgreement{1'000'000};
constexpr Duration kMostCorrection{1'000};
/// Pictures are reordered within fewer.
constexpr int kReordered = 16;

bool agree(Duration a, Duration b) {
    return std::max(a, b) - std::min(a, b) <= kAgreement;
}

std::size_t indexOf(player::Lane lane) {
    return lane == player::Lane::kMain ? 0 : 1;
}

/// Of the first picture that is shown, or of the sound where there is no picture.
Duration firstTime(const DemuxedChunk& media) {
    std::optional<Duration> picture;
    std::optional<Duration> sound;
    int pictures = 0;
    for (const DemuxedSample& each : media.samples) {
        const Duration time =
            durationOfTicks(presentationTicks(each.sample), each.track->timescale);
        const bool isPicture = each.sample.track == TrackKind::kVideo;
        auto& first = isPicture ? picture : sound;
        first = first ? std::min(*first, time) : time;
        pictures += isPicture ? 1 : 0;
        if (pictures == kReordered) {
            break;
        }
    }
    return picture.value_or(sound.value_or(Duration(0)));
}

}  // namespace

Placement TimelineMap::place(const player::MediaChunk& chunk, const DemuxedChunk& media) {
    const Duration asked = chunk.start - firstTime(media);
    if (!media.hasTimes) {
        return {asked, false};
    }
    std::optional<Duration>& own = m_offsets[indexOf(chunk.lane)];
    const std::optional<Duration>& other = m_offsets[1 - indexOf(chunk.lane)];
    const bool goesOn = own && !chunk.hasDiscontinuityBefore && agree(*own, asked);
    const bool isMain = chunk.lane == player::Lane::kMain;
    const auto before = own;
    if (goesOn && isMain) {
        *own += std::clamp(asked - *own, -kMostCorrection, kMostCorrection);
    } else if (other && agree(*other, asked)) {
        own = *other;
    } else if (!goesOn) {
        own = asked;
    }
    return {*own, before && !agree(*before, *own)};
}

std::optional<Duration> TimelineMap::expected(const player::MediaChunk& chunk) const {
    const auto& own = m_offsets[indexOf(chunk.lane)];
    if (chunk.hasDiscontinuityBefore || !own) {
        return std::nullopt;
    }
    return chunk.start - *own;
}

void TimelineMap::clear() {
    m_offsets = {};
}

}  // namespace sigma::playback
