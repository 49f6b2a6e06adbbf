#pragma once

#include <vector>

#include "server/stream/timeline.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_factory.h"

namespace sigma::stream {

/// For EXPECT_NEAR.
inline double inMilliseconds(std::chrono::nanoseconds time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

/// One sample: when it was taken by the publisher's clock, and where the timeline put it.
struct Placement {
    media::TrackKind kind;
    MediaTime sent;
    MediaTime at;
    std::int64_t dts;
    bool isDiscontinuity;
    bool isRepaired;
};

/// An encoder of 30 frames a second and 48 kHz audio, its timestamps rounded to milliseconds as
/// RTMP's are, that feeds a timeline in step with a clock of the test's.
class SimulatedPublisher {
public:
    explicit SimulatedPublisher(MediaTime firstTimestamp = MediaTime::zero())
        : m_next(firstTimestamp) {}

    /// Encodes for `length`. Every sample arrives as soon as it has been encoded.
    void run(MediaTime length) { encode(length, true); }
    /// Encodes for `length`, and all of it arrives in this moment.
    void burst(MediaTime length) { encode(length, false); }
    /// A connection anew; the publisher's clock goes on from `firstTimestamp`.
    void reconnect(MediaTime firstTimestamp);
    /// Every timestamp from now on is later by `step` than it would have been.
    void jump(MediaTime step);

    void place(media::TrackKind kind, MediaTime time);

    const std::vector<Placement>& placements() const { return m_placements; }
    std::vector<Placement> placementsOf(media::TrackKind kind) const;
    std::size_t discontinuities() const;
    std::size_t repairs() const;
    /// Where the timeline put samples relative to their timestamps: its newest video sample's.
    MediaTime offset(media::TrackKind kind) const;
    MediaTime newest(media::TrackKind kind) const;

    test::FakeClock clock;
    Timeline timeline;
    MediaTime videoShift{0};  ///< added to timestamps of video only
    MediaTime audioShift{0};  ///< added to timestamps of audio only
    bool sendsVideo = true;
    bool sendsAudio = true;
    /// How much slower than ours the publisher's clock runs, in millionths.
    int driftPpm = 0;

private:
    void encode(MediaTime length, bool clockMoves);
    const Placement& newestPlacement(media::TrackKind kind) const;

    MediaTime m_next;  ///< the publisher's clock
    MediaTime m_epoch = m_next;
    std::int64_t m_videoFrames = 0;
    std::int64_t m_audioFrames = 0;
    std::vector<Placement> m_placements;
};

}  // namespace sigma::stream
