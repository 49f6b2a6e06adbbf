#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <vector>

#include "core/player/duration.h"

namespace sigma::playback {

using player::Duration;

/// Sound in its place on the timeline; without samples it is silence, to `end`.
struct TimedSound {
    Duration start{0};
    Duration end{0};
    std::vector<float> samples;  ///< 48 kHz stereo, interleaved
};

/// Decoded sound that waits to be played, and silence where none is.
///
/// Pieces that nearly touch are joined without a seam; holes are silence, and what overlaps is
/// played once. Thread: one at a time.
class SoundQueue {
public:
    static constexpr Duration kMost{200'000};  ///< of sound; silence costs nothing

    void push(TimedSound sound);
    bool hasRoom() const { return m_waiting < kMost; }
    bool empty() const { return m_sounds.empty(); }

    /// Goes on from here; what is before is left out.
    void setPosition(Duration position);
    /// Of the next frame.
    Duration position() const { return m_position; }
    /// Whether sound for that long is there, or silence; a hole of half a second in front of it
    /// counts as silence.
    bool covers(Duration length) const;
    /// The next frames, at most so many and none from `limit` on; valid until the next call.
    /// Empty where nothing is there.
    std::span<const float> take(std::size_t frames, Duration limit);

    void dropFrom(Duration from);
    void clear();

private:
    void forgetPast();

    std::deque<TimedSound> m_sounds;
    Duration m_waiting{0};
    Duration m_position{0};
    std::size_t m_framesTaken = 0;  ///< of the first sound
    std::vector<float> m_silence;
};

}  // namespace sigma::playback
