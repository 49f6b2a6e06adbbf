#include "ui/widgets/frame_image.h"

#include <array>

#include <libyuv.h>

namespace sigma::widgets {
namespace {

/// The picture's own planes, or the scaled ones of `scratch`.
struct I420 {
    std::array<const std::uint8_t*, 3> planes;
    std::array<int, 3> strides;
};

I420 planesOf(const media::VideoFrame& frame) {
    I420 picture{};
    for (std::size_t plane = 0; plane < picture.planes.size(); ++plane) {
        picture.planes[plane] = frame.planes[plane].data;
        picture.strides[plane] = static_cast<int>(frame.planes[plane].stride);
    }
    return picture;
}

I420 scaledInto(std::vector<std::uint8_t>& scratch, const media::VideoFrame& frame, QSize size) {
    const int halfWidth = (size.width() + 1) / 2;
    const int luma = size.width() * size.height();
    const int chroma = halfWidth * ((size.height() + 1) / 2);
    scratch.resize(static_cast<std::size_t>(luma + 2 * chroma));
    std::uint8_t* const y = scratch.data();
    std::uint8_t* const u = y + luma;
    std::uint8_t* const v = u + chroma;
    const I420 whole = planesOf(frame);
    libyuv::I420Scale(whole.planes[0], whole.strides[0], whole.planes[1], whole.strides[1],
                      whole.planes[2], whole.strides[2], static_cast<int>(frame.width),
                      static_cast<int>(frame.height), y, size.width(), u, halfWidth, v, halfWidth,
                      size.width(), size.height(), libyuv::kFilterBilinear);
    return {{y, u, v}, {size.width(), halfWidth, halfWidth}};
}

}  // namespace

bool isUsable(const media::VideoFrame& frame) {
    return frame.format == media::PixelFormat::kI420 && frame.width > 0 && frame.height > 0 &&
           frame.planes[0].data != nullptr && frame.planes[1].data != nullptr &&
           frame.planes[2].data != nullptr;
}

QSize sizeOf(const media::VideoFrame& frame) {
    return {static_cast<int>(frame.width), static_cast<int>(frame.height)};
}

const QImage& FrameConverter::convert(const media::VideoFrame& frame, QSize size) {
    if (!isUsable(frame) || size.isEmpty()) {
        m_image = QImage();
        return m_image;
    }
    const I420 shown = size == sizeOf(frame) ? planesOf(frame) : scaledInto(m_scaled, frame, size);
    if (m_image.size() != size) {
        m_image = QImage(size, QImage::Format_RGB32);
    }
    const auto convert =
        frame.matrix == media::ColorMatrix::kBt709 ? libyuv::H420ToARGB : libyuv::I420ToARGB;
    convert(shown.planes[0], shown.strides[0], shown.planes[1], shown.strides[1], shown.planes[2],
            shown.strides[2], m_image.bits(), static_cast<int>(m_image.bytesPerLine()),
            size.width(), size.height());
    return m_image;
}

QSize fitted(QSize picture, QSize room) {
    return picture.isEmpty() ? QSize() : picture.scaled(room, Qt::KeepAspectRatio);
}

}  // namespace sigma::widgets
