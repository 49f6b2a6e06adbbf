#pragma once

#include <optional>

#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"

namespace sigma::lint {

/// Whether a rendition's parts and segments come when they should, seen from the other end of the
/// line: only what surely was late counts, with half a second allowed for the line.
class PaceRules {
public:
    /// The answer to a request for the next part, which was sent when that was still to come.
    static void checkHeld(const LoadedPlaylist& answer, Findings& findings);
    /// Each playlist of the rendition, in order.
    void checkSegments(const LoadedPlaylist& loaded, Findings& findings);

private:
    std::optional<std::uint64_t> m_nextMsn;
    SteadyTime m_firstSeenAt;    ///< the newest segment was listed by then
    SteadyTime m_lastMissingAt;  ///< and the next one was not yet there
};

}  // namespace sigma::lint
