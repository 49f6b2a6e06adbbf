#pragma once

#include <optional>

#include "core/base/clock.h"
#include "server/stream/media_time.h"

namespace sigma::stream {

/// Tells the wall-clock time of each position on a channel's timeline (EXT-X-PROGRAM-DATE-TIME).
///
/// Anchored when the first sample arrives, on the steady clock, so that setting the system's
/// clock during a session moves nothing. Follows a publisher whose clock runs faster or slower
/// than ours by at most 500 ppm, which no viewer notices.
/// Thread: the owner's.
class ProgramClock {
public:
    /// A sample of `time` has just arrived.
    void observe(MediaTime time, SteadyTime steadyNow, WallTime wallNow);

    bool isAnchored() const { return m_anchor.has_value(); }
    WallTime wallTimeOf(MediaTime time) const;
    /// The position that a sample arriving now would have if it came in step with the others.
    MediaTime positionAt(SteadyTime now) const;
    /// How far behind its place the newest sample arrived; negative when it came early.
    MediaTime lag() const { return m_lag; }
    /// The timeline was moved on by `step`: what arrives from now on has its place there.
    void shift(MediaTime step) { m_lag -= step; }

private:
    struct Anchor {
        MediaTime media;
        SteadyTime steady;
        WallTime wall;
    };

    std::optional<Anchor> m_anchor;
    /// Arrival of the timeline's samples relative to the anchor, followed slowly.
    MediaTime m_delay{0};
    MediaTime m_lag{0};
    SteadyTime m_lastObserved{};
};

}  // namespace sigma::stream
