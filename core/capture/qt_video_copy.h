#pragma once

#include <memory>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/capture/frame_pool.h"
#include "core/media/video_frame.h"

class QVideoFrame;

namespace sigma::capture {

/// A picture of Qt Multimedia's in memory of ours: planar and packed YUV as it is, BGRA as I420,
/// everything else (JPEG too) by way of a QImage.
///
/// Null where 16 pictures are still looked at. Errors: kLimitExceeded, kUnsupported, kIo.
/// Thread: the source's.
Result<std::shared_ptr<const media::VideoFrame>> copyVideoFrame(const QVideoFrame& source,
                                                                FramePool& pool,
                                                                SteadyTime capturedAt);

}  // namespace sigma::capture
