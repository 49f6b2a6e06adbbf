#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/media/media_sample.h"

namespace sigma::recording {

/// Where a sample of the programme stands in the recording, or that it does not.
///
/// The recording begins with a key frame. A pause leaves no gap: the first key frame after it
/// takes up where the last picture ended. Pure; thread: one at a time.
class RecordingTimeline {
public:
    using Time = std::chrono::nanoseconds;

    /// Without video nothing waits for a key frame.
    explicit RecordingTimeline(bool hasVideo) : m_hasVideo(hasVideo) {}

    /// Decoding time in the recording, never below 0; none for what is not recorded.
    /// `timescale` is the track's, above 0.
    std::optional<Time> place(const media::MediaSample& sample, std::uint32_t timescale);
    /// Nothing is recorded until resume(), and then the next key frame.
    void pause();
    void resume();
    bool isPaused() const { return m_isPaused; }
    /// From the beginning to the end of what was placed.
    Time length() const { return m_end; }

private:
    void note(const media::MediaSample& sample, Time placed, std::uint32_t timescale);

    bool m_hasVideo;
    bool m_isPaused = false;
    bool m_isRunning = false;
    Time m_offset{0};     ///< recording's time minus the programme's
    Time m_beginning{0};  ///< of this stretch, in the programme
    Time m_end{0};
    std::optional<Time> m_lastPicture;
};

}  // namespace sigma::recording
