#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/media/video_frame.h"

class QImage;

namespace sigma::capture {

/// A picture of Qt's as ours: kBgra where it has transparent parts, else I420 of BT.601.
///
/// An odd last column or row is left out. Errors: kLimitExceeded and kInvalidArgument for its
/// size. Thread: any.
Result<std::shared_ptr<const media::VideoFrame>> frameOf(const QImage& image);

}  // namespace sigma::capture
