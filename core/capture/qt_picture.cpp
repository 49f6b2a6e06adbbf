#include "core/capture/qt_picture.h"

#include <QImage>

#include "core/capture/frame_pool.h"
#include "core/capture/pixel_copy.h"

namespace sigma::capture {
namespace {

bool hasTransparency(const QImage& image) {
    if (!image.hasAlphaChannel()) {
        return false;
    }
    for (int y = 0; y != image.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x != image.width(); ++x) {
            if (qAlpha(row[x]) != 0xFF) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

Result<std::shared_ptr<const media::VideoFrame>> frameOf(const QImage& image) {
    const auto width = static_cast<std::uint32_t>(image.width()) & ~1U;
    const auto height = static_cast<std::uint32_t>(image.height()) & ~1U;
    SIGMA_TRY(checkPictureSize(width, height, "the image"));
    const QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    if (pixels.isNull()) {
        return Error{ErrorCode::kLimitExceeded, "there is no memory for the image"};
    }
    const bool isTransparent = hasTransparency(pixels);
    auto picture = std::make_shared<PictureBuffer>(
        isTransparent ? media::PixelFormat::kBgra : media::PixelFormat::kI420, width, height);
    const auto stride = static_cast<std::size_t>(pixels.bytesPerLine());
    if (isTransparent) {
        copyPixels(pixels.constBits(), stride, *picture);
    } else {
        convertOpaquePixels(pixels.constBits(), stride, *picture);
    }
    return shareFrame(std::move(picture), {}, media::ColorMatrix::kBt601);
}

}  // namespace sigma::capture
