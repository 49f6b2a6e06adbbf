#pragma once

#include <memory>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "core/capture/capture_source.h"
#include "core/capture/source_settings.h"

namespace sigma::capture {

/// The source that the settings describe, not started yet.
///
/// What the device or file is like comes out after start(), and is told to the sink. Errors:
/// kInvalidArgument and kLimitExceeded for settings that no device could serve, kUnsupported for a
/// kind that this system has no way to capture.
Result<std::unique_ptr<CaptureSource>> makeSource(const SourceSettings& settings,
                                                  std::shared_ptr<const Clock> clock,
                                                  Logger logger);

}  // namespace sigma::capture
