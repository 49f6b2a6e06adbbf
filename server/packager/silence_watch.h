#pragma once

#include "server/packager/aligned_renditions.h"

namespace sigma::packager {

/// Keeps playlists moving while media does not come.
///
/// A mere hiccup ends the segment in progress where the media stopped, so that nothing of what
/// follows is lost; after a target duration of silence, gaps are listed in a track's place.
/// Thread: the stream's.
class SilenceWatch {
public:
    SilenceWatch(AlignedRenditions& renditions, const stream::ProgramClock& clock)
        : m_renditions(renditions), m_clock(clock) {}

    /// Finds the tracks that have fallen silent, and ends the segment that is overdue.
    void notice(SteadyTime now);
    /// Lists gaps in the place of silent tracks.
    void fill(SteadyTime now);
    /// Remembers when each track's newest segment was listed, which its successor must follow.
    void noteListed(SteadyTime now);

private:
    void endOverdueSegment(SteadyTime now);

    AlignedRenditions& m_renditions;
    const stream::ProgramClock& m_clock;
};

}  // namespace sigma::packager
