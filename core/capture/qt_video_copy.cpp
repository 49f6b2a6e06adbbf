#include "core/capture/qt_video_copy.h"

#include <QImage>
#include <QVideoFrame>
#include <QVideoFrameFormat>
#include <algorithm>
#include <cstring>
#include <optional>

#include "core/capture/pixel_copy.h"
#include "core/capture/qt_picture.h"

namespace sigma::capture {
namespace {

using media::PixelFormat;

std::optional<PixelFormat> formatOf(QVideoFrameFormat::PixelFormat format) {
    switch (format) {
        case QVideoFrameFormat::Format_YUV420P:
            return PixelFormat::kI420;
        case QVideoFrameFormat::Format_NV12:
            return PixelFormat::kNv12;
        case QVideoFrameFormat::Format_YUYV:
            return PixelFormat::kYuyv;
        case QVideoFrameFormat::Format_UYVY:
            return PixelFormat::kUyvy;
        case QVideoFrameFormat::Format_BGRX8888:
        case QVideoFrameFormat::Format_BGRA8888:
            return PixelFormat::kBgra;
        default:
            return std::nullopt;
    }
}

media::ColorMatrix matrixOf(const QVideoFrameFormat& format) {
    return format.colorSpace() == QVideoFrameFormat::ColorSpace_BT709 ? media::ColorMatrix::kBt709
                                                                      : media::ColorMatrix::kBt601;
}

std::size_t rowBytesOf(PixelFormat format, std::size_t plane, std::size_t width) {
    switch (format) {
        case PixelFormat::kI420:
            return plane == 0 ? width : width / 2;
        case PixelFormat::kNv12:
            return width;
        case PixelFormat::kYuyv:
        case PixelFormat::kUyvy:
            return width * 2;
        case PixelFormat::kBgra:
            return width * 4;
    }
    return 0;
}

/// Mapped as long as it lives.
class Mapping {
public:
    explicit Mapping(const QVideoFrame& frame) : m_frame(frame) {
        m_isMapped = m_frame.map(QVideoFrame::ReadOnly);
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() {
        if (m_isMapped) {
            m_frame.unmap();
        }
    }

    bool isMapped() const { return m_isMapped; }
    const QVideoFrame& frame() const { return m_frame; }

private:
    QVideoFrame m_frame;
    bool m_isMapped = false;
};

/// The device says how long its rows are, and how many bytes there are: both are looked at.
Result<void> copyPlanes(const QVideoFrame& mapped, PixelFormat format, PictureBuffer& picture) {
    const int planes = mapped.planeCount();
    const int expected = format == PixelFormat::kI420 ? 3 : format == PixelFormat::kNv12 ? 2 : 1;
    if (planes < expected) {
        return Error{ErrorCode::kUnsupported, "the camera gives pictures with parts missing"};
    }
    for (int plane = 0; plane != expected; ++plane) {
        const auto index = static_cast<std::size_t>(plane);
        const std::size_t rows = plane == 0 ? picture.height() : picture.height() / 2;
        const std::size_t bytes = rowBytesOf(format, index, picture.width());
        const auto stride = static_cast<std::size_t>(std::max(0, mapped.bytesPerLine(plane)));
        const auto size = static_cast<std::size_t>(std::max(0, mapped.mappedBytes(plane)));
        if (mapped.bits(plane) == nullptr || stride < bytes || size < stride * (rows - 1) + bytes) {
            return Error{ErrorCode::kIo, "the camera gives pictures that are cut off"};
        }
        if (format == PixelFormat::kBgra) {
            convertOpaquePixels(mapped.bits(plane), stride, picture);
            return {};
        }
        for (std::size_t row = 0; row != rows; ++row) {
            std::memcpy(picture.plane(index) + row * picture.stride(index),
                        mapped.bits(plane) + row * stride, bytes);
        }
    }
    return {};
}

}  // namespace

Result<std::shared_ptr<const media::VideoFrame>> copyVideoFrame(const QVideoFrame& source,
                                                                FramePool& pool,
                                                                SteadyTime capturedAt) {
    const auto width = static_cast<std::uint32_t>(std::max(0, source.width())) & ~1U;
    const auto height = static_cast<std::uint32_t>(std::max(0, source.height())) & ~1U;
    SIGMA_TRY(checkPictureSize(width, height, "the camera's picture"));
    const auto format = formatOf(source.pixelFormat());
    if (!format) {
        SIGMA_TRY_ASSIGN(const auto frame, frameOf(source.toImage()));
        return shareFrameAgain(*frame, capturedAt);
    }
    const Mapping mapping(source);
    if (!mapping.isMapped()) {
        return Error{ErrorCode::kIo, "the camera's pictures cannot be read"};
    }
    const bool isRgb = *format == PixelFormat::kBgra;
    auto picture = pool.take(isRgb ? PixelFormat::kI420 : *format, width, height);
    if (picture == nullptr) {
        return std::shared_ptr<const media::VideoFrame>();
    }
    SIGMA_TRY(copyPlanes(mapping.frame(), *format, *picture));
    return shareFrame(std::move(picture), capturedAt,
                      isRgb ? media::ColorMatrix::kBt601 : matrixOf(source.surfaceFormat()));
}

}  // namespace sigma::capture
