#pragma once

#include "core/base/result.h"
#include "core/media/media_event.h"

namespace sigma::media {

/// A stage that media flows into.
///
/// Thread: one at a time, the owner's. Errors are about the event given; the sink stays usable.
class MediaSink {
public:
    virtual ~MediaSink() = default;
    virtual Result<void> consume(const MediaEvent& event) = 0;
};

}  // namespace sigma::media
