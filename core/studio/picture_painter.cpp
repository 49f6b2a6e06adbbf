#include "core/studio/picture_painter.h"

#include <algorithm>

#include <libyuv.h>

#include "core/studio/color_conversion.h"

namespace sigma::studio {
namespace {

using capture::PictureSize;
using media::PixelFormat;

constexpr std::uint8_t kNeutral = 128;
constexpr std::uint8_t kOpaque = 0xFD;  // scaling rounds 0xFF down
constexpr std::uint8_t kDarkGround = 30;
constexpr std::uint8_t kSign = 110;

/// Planes of I420 from a corner on, in libyuv's types.
template <class Byte>
struct Planes {
    Byte* y;
    Byte* u;
    Byte* v;
    int yStride;
    int uStride;
    int vStride;
};

Planes<std::uint8_t> planesOf(const WritablePicture& picture, const Area& area) {
    const auto at = [&](std::size_t plane, std::uint32_t x, std::uint32_t y) {
        return picture.planes[plane] + y * picture.strides[plane] + x;
    };
    return {at(0, area.x, area.y),
            at(1, area.x / 2, area.y / 2),
            at(2, area.x / 2, area.y / 2),
            static_cast<int>(picture.strides[0]),
            static_cast<int>(picture.strides[1]),
            static_cast<int>(picture.strides[2])};
}

/// The first byte of a pixel of a plane whose pixels have `bytesEach`.
const std::uint8_t* at(const media::FramePlane& plane, std::size_t x, std::size_t y,
                       std::size_t bytesEach) {
    return plane.data + y * plane.stride + x * bytesEach;
}

int strideOf(const media::FramePlane& plane) {
    return static_cast<int>(plane.stride);
}

Planes<const std::uint8_t> planesOf(const media::VideoFrame& frame, const Area& area) {
    const auto& [y, u, v] = frame.planes;
    return {at(y, area.x, area.y, 1),
            at(u, area.x / 2, area.y / 2, 1),
            at(v, area.x / 2, area.y / 2, 1),
            strideOf(y),
            strideOf(u),
            strideOf(v)};
}

void scale(const Planes<const std::uint8_t>& from, const Area& crop, const Planes<std::uint8_t>& to,
           const Area& area) {
    libyuv::I420Scale(from.y, from.yStride, from.u, from.uStride, from.v, from.vStride,
                      static_cast<int>(crop.width), static_cast<int>(crop.height), to.y, to.yStride,
                      to.u, to.uStride, to.v, to.vStride, static_cast<int>(area.width),
                      static_cast<int>(area.height), libyuv::kFilterBox);
}

/// NV12, YUYV or UYVY, as large as the area.
void convert(const media::VideoFrame& source, const Area& crop, const Planes<std::uint8_t>& to) {
    const int width = static_cast<int>(crop.width);
    const int height = static_cast<int>(crop.height);
    const media::FramePlane& first = source.planes[0];
    const media::FramePlane& second = source.planes[1];
    if (source.format == PixelFormat::kNv12) {
        libyuv::NV12ToI420(at(first, crop.x, crop.y, 1), strideOf(first),
                           at(second, crop.x, crop.y / 2, 1), strideOf(second), to.y, to.yStride,
                           to.u, to.uStride, to.v, to.vStride, width, height);
        return;
    }
    const auto unpack =
        source.format == PixelFormat::kYuyv ? libyuv::YUY2ToI420 : libyuv::UYVYToI420;
    unpack(at(first, crop.x, crop.y, 2), strideOf(first), to.y, to.yStride, to.u, to.uStride, to.v,
           to.vStride, width, height);
}

bool isSameSize(const Area& a, const Area& b) {
    return a.width == b.width && a.height == b.height;
}

/// The middle of the area: this many percent of its height away, that many wide and high.
Area sign(const Area& area, int right, int down, int width, int height) {
    const auto share = [&](int percent) {
        return static_cast<int>(area.height) * percent / 100 & ~1;
    };
    const int left = static_cast<int>(area.width / 2) + share(right);
    const int top = static_cast<int>(area.height / 2) + share(down);
    if (left < 0 || top < 0 || left + share(width) > static_cast<int>(area.width)) {
        return {area.x, area.y, 0, 0};  // too narrow for it
    }
    return {(area.x + static_cast<std::uint32_t>(left)) & ~1U,
            (area.y + static_cast<std::uint32_t>(top)) & ~1U,
            static_cast<std::uint32_t>(share(width)), static_cast<std::uint32_t>(share(height))};
}

}  // namespace

/// Packed pixels of the size that they are drawn in.
struct PicturePainter::Bgra {
    const std::uint8_t* pixels;
    std::size_t stride;
    std::vector<std::uint8_t> alpha;  ///< empty: opaque
};

void PicturePainter::draw(const media::VideoFrame& source, const Area& crop,
                          const WritablePicture& target, const Area& area) {
    if (source.format == PixelFormat::kBgra) {
        drawBlended(source, crop, target, area);
        return;
    }
    if (source.format == PixelFormat::kI420) {
        scale(planesOf(source, crop), crop, planesOf(target, area), area);
    } else {
        drawPacked(source, crop, target, area);
    }
    if (source.matrix == media::ColorMatrix::kBt601) {
        turnIntoBt709(target, area);
    }
}

void PicturePainter::drawPacked(const media::VideoFrame& source, const Area& crop,
                                const WritablePicture& target, const Area& area) {
    if (isSameSize(crop, area)) {
        convert(source, crop, planesOf(target, area));
        return;
    }
    const WritablePicture unpacked = step({crop.width, crop.height});
    const Area whole = {0, 0, crop.width, crop.height};
    convert(source, crop, planesOf(unpacked, whole));
    scale(planesOf(*unpacked.share({}), whole), whole, planesOf(target, area), area);
}

void PicturePainter::drawBlended(const media::VideoFrame& source, const Area& crop,
                                 const WritablePicture& target, const Area& area) {
    Bgra bgra = bgraOf(source, crop, {area.width, area.height});
    if (bgra.alpha.empty()) {
        drawBgra(bgra.pixels, bgra.stride, target, area);
        return;
    }
    const WritablePicture opaque = step({area.width, area.height});
    drawBgra(bgra.pixels, bgra.stride, opaque, {0, 0, area.width, area.height});
    put({opaque.share(source.capturedAt), std::move(bgra.alpha)}, target, area);
}

PicturePainter::Bgra PicturePainter::bgraOf(const media::VideoFrame& source, const Area& crop,
                                            const PictureSize& size) {
    const int width = static_cast<int>(size.width);
    const int height = static_cast<int>(size.height);
    const media::FramePlane& plane = source.planes[0];
    Bgra bgra = {at(plane, crop.x, crop.y, 4), plane.stride, {}};
    if (PictureSize{crop.width, crop.height} != size) {
        const std::size_t stride = std::size_t{size.width} * 4;
        m_bgra.resize(stride * size.height);
        libyuv::ARGBScale(bgra.pixels, strideOf(plane), static_cast<int>(crop.width),
                          static_cast<int>(crop.height), m_bgra.data(), static_cast<int>(stride),
                          width, height, libyuv::kFilterBox);
        bgra.pixels = m_bgra.data();
        bgra.stride = stride;
    }
    bgra.alpha.resize(std::size_t{size.width} * size.height);
    libyuv::ARGBExtractAlpha(bgra.pixels, static_cast<int>(bgra.stride), bgra.alpha.data(), width,
                             width, height);
    if (std::ranges::all_of(bgra.alpha, [](std::uint8_t alpha) { return alpha >= kOpaque; })) {
        bgra.alpha.clear();
    }
    return bgra;
}

ScaledPicture PicturePainter::scaled(const media::VideoFrame& source, const Area& crop,
                                     const PictureSize& size) {
    const WritablePicture picture = PicturePool(size).take();
    const Area whole = {0, 0, size.width, size.height};
    if (source.format != PixelFormat::kBgra) {
        draw(source, crop, picture, whole);
        return {picture.share(source.capturedAt), {}};
    }
    Bgra bgra = bgraOf(source, crop, size);
    drawBgra(bgra.pixels, bgra.stride, picture, whole);
    return {picture.share(source.capturedAt), std::move(bgra.alpha)};
}

void PicturePainter::put(const ScaledPicture& picture, const WritablePicture& target,
                         const Area& area) {
    const Area whole = {0, 0, area.width, area.height};
    const auto from = planesOf(*picture.frame, whole);
    const auto to = planesOf(target, area);
    const int width = static_cast<int>(area.width);
    const int height = static_cast<int>(area.height);
    if (picture.alpha.empty()) {
        libyuv::I420Copy(from.y, from.yStride, from.u, from.uStride, from.v, from.vStride, to.y,
                         to.yStride, to.u, to.uStride, to.v, to.vStride, width, height);
        return;
    }
    libyuv::I420Blend(from.y, from.yStride, from.u, from.uStride, from.v, from.vStride, to.y,
                      to.yStride, to.u, to.uStride, to.v, to.vStride, picture.alpha.data(), width,
                      to.y, to.yStride, to.u, to.uStride, to.v, to.vStride, width, height);
}

/// Memory for what lies between two steps; of one size at a time.
WritablePicture PicturePainter::step(const PictureSize& size) {
    if (!m_pool || m_pool->size() != size) {
        m_pool.emplace(size);
    }
    return m_pool->take();
}

void PicturePainter::fill(const WritablePicture& target, const Area& area, std::uint8_t luma) {
    libyuv::I420Rect(target.planes[0], static_cast<int>(target.strides[0]), target.planes[1],
                     static_cast<int>(target.strides[1]), target.planes[2],
                     static_cast<int>(target.strides[2]), static_cast<int>(area.x),
                     static_cast<int>(area.y), static_cast<int>(area.width),
                     static_cast<int>(area.height), luma, kNeutral, kNeutral);
}

void PicturePainter::drawPlug(const WritablePicture& target, const Area& area) {
    fill(target, area, kDarkGround);
    for (const Area& part : {sign(area, -6, -18, 4, 12), sign(area, 2, -18, 4, 12),
                             sign(area, -10, -6, 20, 14), sign(area, -2, 8, 4, 12)}) {
        if (part.width != 0 && part.height != 0) {
            fill(target, part, kSign);
        }
    }
}

}  // namespace sigma::studio
