#include "ui/widgets/frame_image.h"

#include <vector>

#include <libyuv.h>

namespace sigma::widgets {
namespace {

/// Planes of I420 with rows side by side.
struct Planes {
    Planes(int width, int height)
        : halfWidth((width + 1) / 2),
          bytes(static_cast<std::size_t>(width * height + 2 * halfWidth * ((height + 1) / 2))),
          y(bytes.data()),
          u(y + width * height),
          v(u + halfWidth * ((height + 1) / 2)) {}

    int halfWidth;
    std::vector<std::uint8_t> bytes;
    std::uint8_t* y;
    std::uint8_t* u;
    std::uint8_t* v;
};

bool isUsable(const media::VideoFrame& frame) {
    return frame.format == media::PixelFormat::kI420 && frame.width > 0 && frame.height > 0 &&
           frame.planes[0].data != nullptr && frame.planes[1].data != nullptr &&
           frame.planes[2].data != nullptr;
}

}  // namespace

QImage imageOf(const media::VideoFrame& frame, QSize size) {
    if (!isUsable(frame) || size.isEmpty()) {
        return {};
    }
    Planes scaled(size.width(), size.height());
    libyuv::I420Scale(frame.planes[0].data, static_cast<int>(frame.planes[0].stride),
                      frame.planes[1].data, static_cast<int>(frame.planes[1].stride),
                      frame.planes[2].data, static_cast<int>(frame.planes[2].stride),
                      static_cast<int>(frame.width), static_cast<int>(frame.height), scaled.y,
                      size.width(), scaled.u, scaled.halfWidth, scaled.v, scaled.halfWidth,
                      size.width(), size.height(), libyuv::kFilterBilinear);
    QImage image(size, QImage::Format_RGB32);
    const auto convert =
        frame.matrix == media::ColorMatrix::kBt709 ? libyuv::H420ToARGB : libyuv::I420ToARGB;
    convert(scaled.y, size.width(), scaled.u, scaled.halfWidth, scaled.v, scaled.halfWidth,
            image.bits(), static_cast<int>(image.bytesPerLine()), size.width(), size.height());
    return image;
}

QSize fitted(QSize picture, QSize room) {
    return picture.isEmpty() ? QSize() : picture.scaled(room, Qt::KeepAspectRatio);
}

}  // namespace sigma::widgets
