#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "core/media/video_frame.h"
#include "core/player/duration.h"

namespace sigma::playback {

using player::Duration;

struct TimedPicture {
    Duration time{0};  ///< on the timeline
    media::VideoFrame frame;
};

/// Decoded pictures that wait for their time. Thread: one at a time.
class PictureQueue {
public:
    /// More may be pushed, when a decoder gives out several at once.
    static constexpr std::size_t kMost = 6;

    /// Pictures come in the order of their times; one that is out of it takes its place.
    void push(TimedPicture picture);
    bool hasRoom() const { return m_pictures.size() < kMost; }
    bool empty() const { return m_pictures.empty(); }
    /// Of the last picture; there must be one.
    Duration lastTime() const { return m_pictures.back().time; }

    /// The newest picture that is due at the position.
    std::optional<TimedPicture> takeDue(Duration position);
    /// The next one, due or not.
    std::optional<TimedPicture> takeFirst();
    /// Leaves away what is due but for the newest. Returns how many those were.
    std::size_t dropOverdue(Duration position);
    void dropFrom(Duration from);
    void clear() { m_pictures.clear(); }

private:
    std::deque<TimedPicture> m_pictures;
};

}  // namespace sigma::playback
