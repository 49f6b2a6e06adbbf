#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/media/video_frame.h"

namespace sigma::capture {

/// Reads an image file: PNG, JPEG, WebP, SVG and whatever else Qt reads, turned as its camera was
/// held.
///
/// Errors: kNotFound, kInvalidData, and kLimitExceeded for more than 7680x4320 pixels, before any
/// is read. Thread: any.
Result<std::shared_ptr<const media::VideoFrame>> readImage(const std::string& path);

}  // namespace sigma::capture
