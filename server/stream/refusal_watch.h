#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/media/track_info.h"

namespace sigma::stream {

/// Notices that nothing of what a track sends can be used.
///
/// A track fails when all that it has sent for twelve seconds was refused, which is longer than
/// it waits for the next key frame; one sample that was taken, or as long a silence, makes good.
/// Thread: the owner's.
class RefusalWatch {
public:
    void taken(media::TrackKind kind) { track(kind).reset(); }
    /// Whether it is the first refusal after samples that were taken.
    bool refused(media::TrackKind kind, std::string_view why, SteadyTime now);
    /// Why the first failing track fails; null while all is well.
    const std::string* failure(SteadyTime now);

private:
    struct Refusal {
        SteadyTime first;
        SteadyTime newest;
        std::string why;
    };

    std::optional<Refusal>& track(media::TrackKind kind) {
        return m_tracks[static_cast<std::size_t>(kind)];
    }

    std::array<std::optional<Refusal>, 2> m_tracks;
};

}  // namespace sigma::stream
