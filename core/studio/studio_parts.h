#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "core/capture/capture_source.h"
#include "core/capture/source_settings.h"
#include "core/encoder/audio_encoder.h"
#include "core/encoder/video_encoder.h"
#include "core/publish/output.h"
#include "core/publish/publish_target.h"
#include "core/studio/studio_control.h"

namespace sigma::studio {

/// One destination to connect to, and what of the programme goes there.
struct DestinationPlan {
    publish::PublishTarget target;
    std::vector<RenditionSettings> renditions;  ///< the largest first; one connection each
    publish::BitrateRange range;                ///< of the largest
    std::int64_t audioBitrate = 0;              ///< bits a second
};

/// What the studio is put together from; tests give their own.
struct StudioParts {
    std::function<Result<std::unique_ptr<capture::CaptureSource>>(const capture::SourceSettings&)>
        makeSource;
    std::function<Result<std::unique_ptr<encoder::VideoEncoder>>(
        const encoder::VideoEncoderSettings&)>
        makeVideoEncoder;
    std::function<Result<std::unique_ptr<encoder::AudioEncoder>>(
        const encoder::AudioEncoderSettings&)>
        makeAudioEncoder;
    /// One output for each rendition of the plan. A new range or target given to one is for all of
    /// them.
    /// Errors: kUnavailable where the system has no files or threads left.
    std::function<Result<std::vector<std::shared_ptr<publish::Output>>>(const DestinationPlan&)>
        makeOutputs;
    std::shared_ptr<const Clock> clock;
    Logger logger;
};

/// Real devices, encoders and servers.
StudioParts realParts(std::shared_ptr<const Clock> clock, Logger logger);

}  // namespace sigma::studio
