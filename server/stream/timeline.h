#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/media/media_sample.h"
#include "server/stream/audio_time_smoother.h"
#include "server/stream/media_time.h"
#include "server/stream/program_clock.h"

namespace sigma::stream {

/// Puts the samples of one publisher after another on one timeline that never runs backwards.
///
/// A publisher's own timestamps begin anywhere, jump, wrap and run backwards. Each track is moved
/// by an offset, chosen anew when its timestamps leave what can follow from the last one; tracks
/// that jump together keep their distance, be they of one connection or of the programme's other
/// renditions. Decoding times are strictly increasing per track.
/// Thread: the owner's.
class Timeline {
public:
    struct Placed {
        std::shared_ptr<const media::MediaSample> sample;
        bool isDiscontinuity = false;  ///< the publisher's timeline really changed here
        bool isRepaired = false;       ///< the timestamp was not usable as it came
    };

    /// The next samples come from new connections, whose timestamps begin anew.
    void publisherConnected();
    /// The rendition comes over a new connection, beside others that share its timestamps.
    void renditionConnected(std::uint8_t rendition);

    /// The track changed its format; what was learnt of its spacing no longer holds.
    void trackChanged(const media::TrackInfo& track);

    /// `track` describes the sample; `sample.dts` is in the publisher's time.
    Placed place(const media::TrackInfo& track, const media::MediaSample& sample, SteadyTime now,
                 WallTime wallNow);

    const ProgramClock& programClock() const { return m_programClock; }

private:
    struct Track {
        std::optional<MediaTime> offset;  ///< none until the connection's first sample
        std::optional<MediaTime> lastPlaced;
        std::int64_t lastDts = 0;
        MediaTime spacing{0};
        SteadyTime lastArrival{};  ///< of the last sample that went where it belongs
        std::optional<AudioTimeSmoother> smoother;
    };

    Track& track(media::TrackKind kind, std::uint8_t rendition);
    /// The other track whose samples went where they belong most recently; one without an offset
    /// while there is none.
    const Track& sibling(const Track& own) const;

    /// Decides whether the track's offset still serves; true when it had to be chosen anew.
    bool adjustOffset(Track& track, const Track& sibling, MediaTime time, SteadyTime now);
    bool beginConnection(Track& track, const Track& sibling, MediaTime time, SteadyTime now);
    bool followJump(Track& track, const Track& sibling, MediaTime time, SteadyTime now);
    bool catchUp(SteadyTime now);
    MediaTime startOfConnection(SteadyTime now) const;
    MediaTime nextPosition(const Track& track, SteadyTime now) const;
    static MediaTime spacingOf(const Track& track);

    std::array<Track, 1 + media::kMostRenditions> m_tracks;  ///< the sound, then the pictures
    ProgramClock m_programClock;
    std::optional<SteadyTime> m_laggingSince;
};

}  // namespace sigma::stream
