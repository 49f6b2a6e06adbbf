#pragma once

#include <span>

namespace sigma::playback {

/// How loud the sound is: the viewer's volume, or nothing while it is muted.
///
/// From one loudness to the next it goes within one block, so that it does not click.
/// Thread: one at a time.
class SoundGain {
public:
    /// From 0 to 1, as it came; what is beyond is the nearest of them.
    void setVolume(double volume);
    void setMuted(bool isMuted) { m_isMuted = isMuted; }

    /// A block of kSoundChannels channels in turn.
    void apply(std::span<float> block);

private:
    double m_volume = 1;
    bool m_isMuted = false;
    float m_gain = 1;  ///< of the last frame
};

}  // namespace sigma::playback
