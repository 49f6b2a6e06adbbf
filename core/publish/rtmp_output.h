#pragma once

#include <memory>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/publish/output.h"
#include "core/publish/publish_target.h"

namespace sigma::publish {

struct RtmpOutputSettings {
    PublishTarget target;
    BitrateRange range;
    std::int64_t audioBitrate = 160'000;  ///< bits a second
};

/// Publishes one rendition to one RTMP server; connects at once. `clock` must outlive it.
std::unique_ptr<Output> makeRtmpOutput(RtmpOutputSettings settings, const Clock& clock,
                                       Logger logger);

}  // namespace sigma::publish
