#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sigma::playback {

/// Plays sound faster or slower at its own pitch (WSOLA: Verhelst and Roelands, 1993).
///
/// Sound goes through as it is, bit by bit, until it is 10 ms away from where it should be; then
/// a stretch of about that length is left out or repeated, the one whose ends fit best, under a
/// cross-fade. At normal speed nothing is changed nor delayed. Speeds from 0.5 to 2.
/// Stereo, interleaved, 48 kHz. Thread: one at a time.
class TimeStretch {
public:
    void setSpeed(double speed) { m_speed = speed; }
    double speed() const { return m_speed; }

    void push(std::span<const float> stereo);
    /// Writes as many frames as there are, at most `out` holds, and returns how many. A few
    /// milliseconds stay inside while the speed is not normal: they may be needed for a fit.
    std::size_t pull(std::span<float> out);
    /// The same, when nothing will follow soon: whatever is inside, without a fit.
    std::size_t drain(std::span<float> out);
    /// Frames that went in and have not come out, as it should be at this speed.
    double pending() const;
    void clear();

private:
    std::size_t ready() const { return m_input.size() / 2 - m_next; }
    std::size_t copy(std::span<float> out, std::size_t most);
    bool mustSplice() const;
    bool canSplice() const;
    std::ptrdiff_t bestJump() const;
    void splice(std::ptrdiff_t jump);
    double likeness(std::ptrdiff_t jump, std::size_t step) const;
    void forgetPast();

    double m_speed = 1;
    std::vector<float> m_input;  ///< some of what has been played, then what has not
    std::size_t m_next = 0;      ///< frame of the input that is played next
    double m_ahead = 0;          ///< frames that should have been played more
    std::vector<float> m_faded;  ///< a cross-fade that has not all come out
    std::size_t m_fadedNext = 0;
};

}  // namespace sigma::playback
