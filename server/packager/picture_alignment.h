#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/media/media_sample.h"
#include "server/stream/media_time.h"

namespace sigma::packager {

using stream::MediaTime;

/// Brings the pictures of a programme's renditions into one order, so that all are cut at the same
/// places though each comes over a connection of its own.
///
/// A sample waits until every other rendition has come as far; one that keeps the others waiting
/// for too long is not waited for until it has caught up. An only rendition never waits.
/// Thread: the stream's.
class PictureAlignment {
public:
    using Sample = std::shared_ptr<const media::MediaSample>;

    void hold(Sample sample, MediaTime time, SteadyTime now);
    /// The samples that can go on now, in decoding order over all renditions; of key frames at the
    /// same time the one of the `leading` rendition comes first.
    std::vector<Sample> release(std::uint8_t leading, SteadyTime now);
    std::vector<Sample> releaseAll(std::uint8_t leading);

    /// Whether the others wait for this rendition. It has sent something, and not stopped since.
    bool isWaitedFor(std::uint8_t rendition) const { return m_queues[rendition].isWaitedFor; }
    /// The rendition has stopped: nobody waits for it until it goes on.
    void setStopped(std::uint8_t rendition) { m_queues[rendition].isWaitedFor = false; }

private:
    struct Held {
        Sample sample;
        MediaTime time;
        SteadyTime since;
    };
    struct Queue {
        std::deque<Held> held;
        std::optional<MediaTime> reached;
        bool isWaitedFor = false;
    };

    Queue* next(std::uint8_t leading);
    bool canGo(const Queue& queue, SteadyTime now);

    std::array<Queue, media::kMostRenditions> m_queues;
};

}  // namespace sigma::packager
