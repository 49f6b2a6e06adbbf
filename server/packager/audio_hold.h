#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "core/base/clock.h"
#include "core/media/media_sample.h"
#include "server/stream/media_time.h"

namespace sigma::packager {

using stream::MediaTime;

/// Keeps audio back until the video has come as far, so that both are cut at the same places.
///
/// Video never waits. Audio waits for as long as it is ahead, within bounds: a video that has
/// stopped does not stop the sound. Thread: the stream's.
class AudioHold {
public:
    using Sample = std::shared_ptr<const media::MediaSample>;

    void hold(Sample sample, MediaTime time, SteadyTime now);
    /// The audio samples that begin no later than the video has come, or have waited too long.
    std::vector<Sample> release(MediaTime videoTime, SteadyTime now);
    std::vector<Sample> releaseAll();

private:
    struct Held {
        Sample sample;
        MediaTime time;
        SteadyTime since;
    };

    std::deque<Held> m_held;
};

}  // namespace sigma::packager
