#pragma once

#include <cstdint>
#include <memory>

#include "core/base/result.h"
#include "core/media/video_frame.h"

namespace sigma::capture {

/// A small picture of 16:9 in one colour (0xAARRGGBB): I420 of BT.709 where it is opaque, else
/// kBgra. Thread: any.
Result<std::shared_ptr<const media::VideoFrame>> colorPicture(std::uint32_t color);

}  // namespace sigma::capture
