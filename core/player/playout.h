#pragma once

#include "core/player/media_chunk.h"

namespace sigma::player {

/// What a playout is doing; durations are of the timeline.
struct PlayoutStatus {
    Duration position{0};       ///< what is heard and seen now
    Duration bufferedUntil{0};  ///< the least over its lanes; never before the position
    bool isRunning = false;     ///< started, and neither paused nor dry
    bool isDry = false;         ///< ran out of media, and waits for start()
};

/// What is nearer to the position has been taken for decoding, and is not dropped any more.
constexpr Duration kLeastAhead = std::chrono::milliseconds(300);

/// Where chunks are turned into pictures and sound, or only counted.
///
/// It plays while it has media; when it runs out it holds, is dry, and goes on when start() is
/// called again. Thread: the engine's; an implementation with threads of its own hides them.
class Playout {
public:
    virtual ~Playout() = default;

    /// Behind what the lane has; of one that begins earlier, since it came late in the place of
    /// what was dropped, that which is there already is played first. Both lanes are announced by
    /// setLanes() before.
    virtual void append(MediaChunk chunk) = 0;
    /// Whether an audio lane exists beside the main one, so that playing waits for both.
    virtual void setLanes(bool hasAudioLane) = 0;
    /// Plays from `position`, or as soon as that is buffered. While it plays: jumps there, forward
    /// and within what is buffered.
    virtual void start(Duration position) = 0;
    /// Forgets everything that is buffered, that no more chunks would come included, and holds
    /// until start().
    virtual void clear() = 0;
    /// Forgets what is buffered of both lanes from `from` on, which is later than the position.
    virtual void dropFrom(Duration from) = 0;
    virtual void setSpeed(double speed) = 0;
    virtual void setPaused(bool isPaused) = 0;
    /// No more chunks will come until clear(): dry is the end then.
    virtual void setEnd() = 0;
    virtual PlayoutStatus status() const = 0;
};

}  // namespace sigma::player
