#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "core/base/clock.h"
#include "core/media/media_sample.h"
#include "server/domain/session.h"
#include "server/stream/media_time.h"

namespace sigma::stream {

/// What an input's samples tell of it. Rates are over the last ten seconds.
struct InputFigures {
    domain::SessionMedia media;  ///< all but the samples dropped, which the stream counts
    /// Ten seconds of this connection have been seen: rates can be judged.
    bool isSettled = false;
    double receivedRatio = 1;        ///< media received / time passed
    double declaredFrameRate = 0;    ///< by the bitstream; 0 where it does not say
    std::int64_t medianBitrate = 0;  ///< of the last minute's seconds, all tracks
    double longestGop = 0;           ///< seconds; of the last group and the one in progress
};

/// Measures an input by its samples as they arrive, their timestamps not yet repaired.
///
/// A sample costs some integer operations; what needs more is done once a second, in roll().
/// Thread: the owner's.
class InputMonitor {
public:
    explicit InputMonitor(SteadyTime now) { m_seconds.push_back(Second{.begin = now}); }

    void describe(const media::TrackInfo& track);
    void observe(const media::TrackInfo& track, const media::MediaSample& sample, SteadyTime now);
    /// What comes next is another connection's: its times and its pace have nothing to do with
    /// what was there before, and its tracks are still to be described. Totals and the minute's
    /// bitrates stay.
    void connected(SteadyTime now);
    /// Ends a second. To be called about once in each.
    InputFigures roll(SteadyTime now);

private:
    /// What arrived in a second, or about one.
    struct Second {
        SteadyTime begin;
        std::array<std::uint64_t, 2> bytes{};
        std::array<std::uint32_t, 2> samples{};
        /// Of each sample: how far its own time is ahead of its arrival.
        std::array<MediaTime, 2> leads{};
        MediaTime advance{0};  ///< of the leading track's own time
    };
    struct Track {
        std::optional<MediaTime> newest;
        SteadyTime arrival{};
    };

    bool isLead(media::TrackKind kind) const {
        return m_hasVideo == (kind == media::TrackKind::kVideo);
    }
    void observeKeyFrame(MediaTime time);
    double drift() const;
    std::int64_t medianBitrate() const;

    domain::SessionMedia m_known;  ///< what does not change from second to second
    double m_declaredFrameRate = 0;
    bool m_hasVideo = false;

    std::optional<MediaTime> m_baseTime;  ///< of the connection's first sample
    SteadyTime m_baseArrival{};
    std::array<Track, 2> m_tracks;
    std::optional<MediaTime> m_keyFrame;
    MediaTime m_gop{0};
    MediaTime m_jitterTimes16{0};
    std::deque<Second> m_seconds;         ///< the last is the one in progress
    std::deque<std::int64_t> m_bitrates;  ///< bits a second in each second of the last minute
};

}  // namespace sigma::stream
