#include "server/stream/timeline.h"

#include <algorithm>

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;

/// Where the first sample goes; room for a track that begins a little before the other.
constexpr MediaTime kOrigin = 10s;
/// A track may step back by this much before it counts as a jump.
constexpr MediaTime kBackwardTolerance = 500ms;
/// A track may step forward by this much: encoders drop frames when their network is slow.
constexpr MediaTime kForwardTolerance = 10s;
/// A longer step is still genuine when about as much time has passed.
constexpr MediaTime kArrivalTolerance = 3s;
/// Tracks of one connection that begin further apart don't share a timeline.
constexpr MediaTime kTrackSkewTolerance = 10s;
/// A publisher that stays this far behind its place for this long has paused its own clock.
constexpr MediaTime kLagTolerance = 3s;
constexpr auto kLagPatience = 3s;
constexpr MediaTime kDefaultSpacing = 33ms;

}  // namespace

void Timeline::publisherConnected() {
    for (Track& track : m_tracks) {
        track.offset.reset();
        track.smoother.reset();
    }
    m_laggingSince.reset();
}

void Timeline::renditionConnected(std::uint8_t rendition) {
    track(media::TrackKind::kVideo, rendition).offset.reset();
}

Timeline::Track& Timeline::track(media::TrackKind kind, std::uint8_t rendition) {
    return m_tracks[kind == media::TrackKind::kAudio ? 0U : 1U + rendition];
}

const Timeline::Track& Timeline::sibling(const Track& own) const {
    static const Track kNone;
    const Track* newest = &kNone;
    for (const Track& other : m_tracks) {
        const bool isNewer = newest == &kNone || other.lastArrival > newest->lastArrival;
        if (&other != &own && other.offset && isNewer) {
            newest = &other;
        }
    }
    return *newest;
}

void Timeline::trackChanged(const media::TrackInfo& info) {
    Track& changed = track(info.kind, info.rendition);
    changed.smoother.reset();
    if (changed.lastPlaced) {
        changed.lastDts = toTicks(*changed.lastPlaced, info.timescale);
    }
}

Timeline::Placed Timeline::place(const media::TrackInfo& info, const media::MediaSample& sample,
                                 SteadyTime now, WallTime wallNow) {
    Track& own = track(info.kind, info.rendition);
    const MediaTime time = toMediaTime(sample.dts, info.timescale);
    Placed placed;
    placed.isDiscontinuity = adjustOffset(own, sibling(own), time, now);

    auto moved = std::make_shared<media::MediaSample>(sample);
    moved->rendition = info.rendition;
    moved->dts = sample.dts + toTicks(*own.offset, info.timescale);
    if (info.kind == media::TrackKind::kAudio) {
        if (!own.smoother || placed.isDiscontinuity) {
            own.smoother.emplace(info.audio.samplesPerFrame);
        }
        moved->dts = own.smoother->smooth(moved->dts);
    }
    const bool isAfterLast = !own.lastPlaced || moved->dts > own.lastDts;
    if (!isAfterLast || moved->dts < 0) {
        moved->dts = std::max<std::int64_t>(own.lastPlaced ? own.lastDts + 1 : 0, 0);
    }
    placed.isRepaired = placed.isDiscontinuity || !isAfterLast;

    const MediaTime position = toMediaTime(moved->dts, info.timescale);
    if (own.lastPlaced && isAfterLast && !placed.isDiscontinuity) {
        own.spacing = std::min<MediaTime>(position - *own.lastPlaced, 1s);
    }
    own.lastDts = moved->dts;
    own.lastPlaced = position;
    if (isAfterLast || placed.isDiscontinuity) {
        own.lastArrival = now;  // else the next jump makes good the time that the repairs lost
    }
    m_programClock.observe(position, now, wallNow);
    placed.sample = std::move(moved);
    return placed;
}

bool Timeline::adjustOffset(Track& own, const Track& other, MediaTime time, SteadyTime now) {
    if (!own.offset) {
        return beginConnection(own, other, time, now);
    }
    if (catchUp(now)) {
        return true;
    }
    const MediaTime step = time + *own.offset - *own.lastPlaced;
    const auto passed = std::chrono::duration_cast<MediaTime>(now - own.lastArrival);
    const bool isPlausible = step > -kBackwardTolerance &&
                             step < std::max(kForwardTolerance, passed + kArrivalTolerance);
    return !isPlausible && followJump(own, other, time, now);
}

bool Timeline::beginConnection(Track& own, const Track& other, MediaTime time, SteadyTime now) {
    if (other.offset && other.lastPlaced) {
        const MediaTime distance = time + *other.offset - *other.lastPlaced;
        if (distance > -kTrackSkewTolerance && distance < kTrackSkewTolerance) {
            own.offset = other.offset;
            return false;
        }
        own.offset = *other.lastPlaced - time;
        return false;
    }
    own.offset = startOfConnection(now) - time;
    return false;
}

bool Timeline::followJump(Track& own, const Track& other, MediaTime time, SteadyTime now) {
    const MediaTime next = nextPosition(own, now);
    if (other.offset && other.offset != own.offset) {
        const MediaTime distance = time + *other.offset - next;
        if (distance > -kArrivalTolerance && distance < kArrivalTolerance) {
            own.offset = other.offset;
            return false;
        }
    }
    own.offset = next - time;
    return true;
}

/// Moves all tracks on to where the wall clock says they should be.
bool Timeline::catchUp(SteadyTime now) {
    const MediaTime lag = m_programClock.lag();
    if (lag < kLagTolerance) {
        m_laggingSince.reset();
        return false;
    }
    if (!m_laggingSince) {
        m_laggingSince = now;
    }
    if (now - *m_laggingSince < kLagPatience) {
        return false;
    }
    for (Track& track : m_tracks) {
        if (track.offset && track.lastPlaced) {
            *track.offset += lag;
            *track.lastPlaced += lag;  // or the sibling's next sample would look like a jump
        }
    }
    m_programClock.shift(lag);
    m_laggingSince.reset();
    return true;
}

/// Behind everything placed so far, and no further back than the wall clock: outputs have filled
/// the time until now with gaps.
MediaTime Timeline::startOfConnection(SteadyTime now) const {
    if (!m_programClock.isAnchored()) {
        return kOrigin;
    }
    MediaTime start = m_programClock.positionAt(now);
    for (const Track& track : m_tracks) {
        if (track.lastPlaced) {
            start = std::max(start, *track.lastPlaced + spacingOf(track));
        }
    }
    return start;
}

/// Where a sample that follows the track's last one belongs when it arrives now.
MediaTime Timeline::nextPosition(const Track& from, SteadyTime now) const {
    const auto passed = std::chrono::duration_cast<MediaTime>(now - from.lastArrival);
    return *from.lastPlaced + std::max(spacingOf(from), passed);
}

MediaTime Timeline::spacingOf(const Track& track) {
    return track.spacing > MediaTime::zero() ? track.spacing : kDefaultSpacing;
}

}  // namespace sigma::stream
