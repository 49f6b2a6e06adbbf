#pragma once

#include <QImage>
#include <QSize>

#include "core/media/video_frame.h"

namespace sigma::widgets {

/// The picture at `size`, in RGB for the screen. Scaled first, so that the cost is that of the
/// pixels shown. A frame that is not I420, or without pixels, gives a null image.
QImage imageOf(const media::VideoFrame& frame, QSize size);

/// The largest size of the picture's shape within `room`.
QSize fitted(QSize picture, QSize room);

}  // namespace sigma::widgets
