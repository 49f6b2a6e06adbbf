#pragma once

#include <optional>
#include <variant>

#include "core/base/shared_buffer.h"
#include "core/hls/storyboard.h"
#include "core/media/video_frame.h"

namespace sigma::thumbnails {

/// A picture on a sheet of many: an image as it was loaded, JPEG, PNG or WebP, unread.
struct SheetPicture {
    SharedBuffer sheet;
    std::optional<hls::ImageArea> area;  ///< nothing: all of it. May lie outside of the image
};

/// What a stream looks like at some place of it: part of a sheet, or a decoded key frame.
using Thumbnail = std::variant<SheetPicture, media::VideoFrame>;

}  // namespace sigma::thumbnails
