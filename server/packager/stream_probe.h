#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/media/media_sample.h"
#include "server/packager/packaging_plan.h"

namespace sigma::packager {

/// Holds the beginning of a stream back until enough of it is known to announce its durations.
///
/// What publishers say of themselves is not waited for and not believed: the probe waits for the
/// second key frame and for the other track, each within bounds. A programme's further pictures
/// have come by then. Thread: the stream's.
class StreamProbe {
public:
    using Track = std::shared_ptr<const media::TrackInfo>;
    using Sample = std::shared_ptr<const media::MediaSample>;

    /// `trackWait`: how long one track waits for the other to appear.
    explicit StreamProbe(MediaTime trackWait) : m_trackWait(trackWait) {}

    void addTrack(Track track);
    void addSample(Sample sample, SteadyTime now);

    bool isDone(SteadyTime now) const;
    StreamFacts facts() const;
    /// What is known so far, the first picture first.
    const std::vector<Track>& tracks() const { return m_tracks; }
    MediaTime timeOf(const media::MediaSample& sample) const;
    /// The samples in the order of arrival, from the first key frame on where there is video.
    std::vector<Sample> takeSamples();

private:
    /// Null while there is none.
    const media::TrackInfo* find(media::TrackKind kind, std::uint8_t rendition) const;
    MediaTime span() const { return m_newest.value_or(m_oldest) - m_oldest; }

    MediaTime m_trackWait;
    std::vector<Track> m_tracks;  ///< ordered: pictures by their place, then the sound
    std::vector<Sample> m_samples;
    std::size_t m_bytes = 0;
    MediaTime m_oldest{0};
    std::optional<MediaTime> m_newest;
    std::optional<SteadyTime> m_begunAt;
    std::vector<MediaTime> m_keyFrames;
    std::vector<MediaTime> m_frames;  ///< decoding times of the video
};

}  // namespace sigma::packager
