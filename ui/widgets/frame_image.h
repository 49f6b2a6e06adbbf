#pragma once

#include <QImage>
#include <QSize>
#include <cstdint>
#include <vector>

#include "core/media/video_frame.h"

namespace sigma::widgets {

/// Whether the frame is I420 and has pixels: no other is shown.
bool isUsable(const media::VideoFrame& frame);

QSize sizeOf(const media::VideoFrame& frame);

/// Converts one picture after the other for the screen, with the same memory.
class FrameConverter {
public:
    /// The picture at `size`, in RGB for the screen; good until the next call. Scaled first, so
    /// that the cost is that of the pixels shown. A frame that is not usable gives a null image.
    const QImage& convert(const media::VideoFrame& frame, QSize size);

private:
    std::vector<std::uint8_t> m_scaled;
    QImage m_image;
};

/// The largest size of the picture's shape within `room`.
QSize fitted(QSize picture, QSize room);

}  // namespace sigma::widgets
