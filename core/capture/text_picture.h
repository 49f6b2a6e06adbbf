#pragma once

#include <memory>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/capture/source_settings.h"
#include "core/media/video_frame.h"

namespace sigma::capture {

/// Errors: kInvalidArgument for text above 10,000 bytes and sizes outside 1 to 720.
Result<void> checkText(const TextSettings& settings);

/// Paints text that passed checkText() in the middle of a canvas of 1280x720, broken into lines
/// that fit, with the local time in place of "{time}".
///
/// Errors: kUnavailable without the QGuiApplication that has the fonts. Thread: any.
Result<std::shared_ptr<const media::VideoFrame>> paintText(const TextSettings& settings,
                                                           WallTime time);

}  // namespace sigma::capture
