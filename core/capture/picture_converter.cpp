#include "core/capture/picture_converter.h"

#include <array>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace sigma::capture {
namespace {

constexpr int kLargestStandardDefinition = 576;  ///< rows

media::ColorMatrix matrixOf(const AVFrame& picture) {
    switch (picture.colorspace) {
        case AVCOL_SPC_BT470BG:
        case AVCOL_SPC_SMPTE170M:
        case AVCOL_SPC_FCC:
            return media::ColorMatrix::kBt601;
        case AVCOL_SPC_BT709:
            return media::ColorMatrix::kBt709;
        default:
            return picture.height <= kLargestStandardDefinition ? media::ColorMatrix::kBt601
                                                                : media::ColorMatrix::kBt709;
    }
}

/// The picture itself, which the frame keeps alive.
std::shared_ptr<const media::VideoFrame> wrapped(const AVFrame& picture, SteadyTime capturedAt) {
    const std::shared_ptr<AVFrame> owner(av_frame_clone(&picture),
                                         [](AVFrame* frame) { av_frame_free(&frame); });
    if (owner == nullptr) {
        return nullptr;
    }
    auto frame = std::make_shared<media::VideoFrame>();
    frame->matrix = matrixOf(picture);
    frame->width = static_cast<std::uint32_t>(picture.width) & ~1U;
    frame->height = static_cast<std::uint32_t>(picture.height) & ~1U;
    for (std::size_t plane = 0; plane != frame->planes.size(); ++plane) {
        frame->planes[plane] = {owner->data[plane],
                                static_cast<std::size_t>(owner->linesize[plane])};
    }
    frame->capturedAt = capturedAt;
    frame->owner = owner;
    return frame;
}

bool isOurs(const AVFrame& picture) {
    return picture.format == AV_PIX_FMT_YUV420P && picture.color_range != AVCOL_RANGE_JPEG &&
           picture.linesize[0] > 0 && picture.linesize[1] > 0 && picture.linesize[2] > 0;
}

/// The full range is a format of its own to libswscale, else it would copy it as it is.
AVPixelFormat formatOf(const AVFrame& picture) {
    const auto format = static_cast<AVPixelFormat>(picture.format);
    if (picture.color_range != AVCOL_RANGE_JPEG) {
        return format;
    }
    switch (format) {
        case AV_PIX_FMT_YUV420P:
            return AV_PIX_FMT_YUVJ420P;
        case AV_PIX_FMT_YUV422P:
            return AV_PIX_FMT_YUVJ422P;
        case AV_PIX_FMT_YUV444P:
            return AV_PIX_FMT_YUVJ444P;
        default:
            return format;
    }
}

bool isFullRange(AVPixelFormat format) {
    return format == AV_PIX_FMT_YUVJ420P || format == AV_PIX_FMT_YUVJ422P ||
           format == AV_PIX_FMT_YUVJ444P;
}

bool hasAlpha(const AVFrame& picture) {
    const AVPixFmtDescriptor* format =
        av_pix_fmt_desc_get(static_cast<AVPixelFormat>(picture.format));
    return format != nullptr && (format->flags & AV_PIX_FMT_FLAG_ALPHA) != 0;
}

}  // namespace

void PictureConverter::ContextFree::operator()(SwsContext* context) const {
    sws_freeContext(context);
}

PictureConverter::PictureConverter() = default;
PictureConverter::~PictureConverter() = default;

Result<std::shared_ptr<const media::VideoFrame>> PictureConverter::convert(const AVFrame& picture,
                                                                           SteadyTime capturedAt) {
    const auto width = static_cast<std::uint32_t>(picture.width) & ~1U;
    const auto height = static_cast<std::uint32_t>(picture.height) & ~1U;
    SIGMA_TRY(checkPictureSize(width, height, "the picture"));
    if (isOurs(picture)) {
        return wrapped(picture, capturedAt);
    }
    const bool keepsAlpha = hasAlpha(picture);
    const AVPixelFormat format = formatOf(picture);
    m_context.reset(sws_getCachedContext(
        m_context.release(), picture.width, picture.height, format, static_cast<int>(width),
        static_cast<int>(height), keepsAlpha ? AV_PIX_FMT_BGRA : AV_PIX_FMT_YUV420P,
        SWS_FAST_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    if (m_context == nullptr) {
        return Error{ErrorCode::kUnsupported, "pictures of this colour format cannot be read"};
    }
    const auto matrix = matrixOf(picture);
    const int* coefficients =
        sws_getCoefficients(matrix == media::ColorMatrix::kBt709 ? SWS_CS_ITU709 : SWS_CS_ITU601);
    const bool isFull = isFullRange(format) || picture.color_range == AVCOL_RANGE_JPEG;
    sws_setColorspaceDetails(m_context.get(), coefficients, isFull ? 1 : 0, coefficients, 0, 0,
                             1 << 16, 1 << 16);
    auto buffer = m_pool.take(keepsAlpha ? media::PixelFormat::kBgra : media::PixelFormat::kI420,
                              width, height);
    if (buffer == nullptr) {
        return std::shared_ptr<const media::VideoFrame>();
    }
    std::array<std::uint8_t*, 4> planes{};
    std::array<int, 4> strides{};
    for (std::size_t plane = 0; plane != (keepsAlpha ? 1U : 3U); ++plane) {
        planes[plane] = buffer->plane(plane);
        strides[plane] = static_cast<int>(buffer->stride(plane));
    }
    if (sws_scale(m_context.get(), picture.data, picture.linesize, 0, picture.height, planes.data(),
                  strides.data()) <= 0) {
        return Error{ErrorCode::kUnsupported, "pictures of this colour format cannot be read"};
    }
    return shareFrame(std::move(buffer), capturedAt, matrix);
}

}  // namespace sigma::capture
