#pragma once

#include <vector>

#include "core/media/media_event.h"

namespace sigma::stream {

/// Receives a channel's media as it comes: an RTMP player.
///
/// Thread: deliver() is called on the stream's thread and must return at once; the subscriber
/// bounds what it keeps and skips to the next key frame when its peer is too slow.
class Subscriber {
public:
    virtual ~Subscriber() = default;
    virtual void deliver(const std::vector<media::MediaEvent>& events) = 0;
};

}  // namespace sigma::stream
