#include "core/studio/color_conversion.h"

#include <algorithm>

namespace sigma::studio {
namespace {

struct Rgb {
    int red = 0;
    int green = 0;
    int blue = 0;
};

Rgb rgbOf(const std::uint8_t* bgra) {
    return {bgra[2], bgra[1], bgra[0]};
}

std::uint8_t clamped(int value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

/// Factors of ITU-R BT.709, item 3, for 219 steps, as 256ths.
std::uint8_t lumaOf(const Rgb& rgb) {
    return static_cast<std::uint8_t>(
        (47 * rgb.red + 157 * rgb.green + 16 * rgb.blue + (16 << 8) + 128) >> 8);
}

/// Of the sum of four pixels; factors for 224 steps, as 1024ths of the sum.
std::uint8_t blueDifferenceOf(const Rgb& sum) {
    return static_cast<std::uint8_t>(
        (-26 * sum.red - 86 * sum.green + 112 * sum.blue + (128 << 10) + 512) >> 10);
}
std::uint8_t redDifferenceOf(const Rgb& sum) {
    return static_cast<std::uint8_t>(
        (112 * sum.red - 102 * sum.green - 10 * sum.blue + (128 << 10) + 512) >> 10);
}

struct Rows {
    std::uint8_t* upper;
    std::uint8_t* lower;
    std::uint8_t* u;
    std::uint8_t* v;
};

/// The pair of luma rows from `row` on, and the row of chroma that they share.
Rows rowsOf(const WritablePicture& target, const Area& area, std::uint32_t row) {
    std::uint8_t* const luma = target.planes[0] + (area.y + row) * target.strides[0] + area.x;
    const std::size_t chromaRow = (area.y + row) / 2;
    return {luma, luma + target.strides[0],
            target.planes[1] + chromaRow * target.strides[1] + area.x / 2,
            target.planes[2] + chromaRow * target.strides[2] + area.x / 2};
}

}  // namespace

void drawBgra(const std::uint8_t* pixels, std::size_t stride, const WritablePicture& target,
              const Area& area) {
    for (std::uint32_t row = 0; row < area.height; row += 2) {
        const Rows rows = rowsOf(target, area, row);
        const std::uint8_t* const upper = pixels + row * stride;
        const std::uint8_t* const lower = upper + stride;
        for (std::uint32_t x = 0; x < area.width; ++x) {
            rows.upper[x] = lumaOf(rgbOf(upper + 4 * x));
            rows.lower[x] = lumaOf(rgbOf(lower + 4 * x));
        }
        for (std::uint32_t x = 0; x < area.width / 2; ++x) {
            const Rgb a = rgbOf(upper + 8 * x);
            const Rgb b = rgbOf(upper + 8 * x + 4);
            const Rgb c = rgbOf(lower + 8 * x);
            const Rgb d = rgbOf(lower + 8 * x + 4);
            const Rgb sum = {a.red + b.red + c.red + d.red, a.green + b.green + c.green + d.green,
                             a.blue + b.blue + c.blue + d.blue};
            rows.u[x] = blueDifferenceOf(sum);
            rows.v[x] = redDifferenceOf(sum);
        }
    }
}

/// The factors are BT.709's matrix times the inverse of BT.601's, as 256ths.
void turnIntoBt709(const WritablePicture& target, const Area& area) {
    for (std::uint32_t row = 0; row < area.height; row += 2) {
        const Rows rows = rowsOf(target, area, row);
        for (std::uint32_t x = 0; x < area.width / 2; ++x) {
            const int u = rows.u[x] - 128;
            const int v = rows.v[x] - 128;
            const int luma = (-30 * u - 53 * v + 128) >> 8;
            for (std::uint8_t* const pixel : {rows.upper + 2 * x, rows.upper + 2 * x + 1,
                                              rows.lower + 2 * x, rows.lower + 2 * x + 1}) {
                *pixel = clamped(*pixel + luma);
            }
            rows.u[x] = clamped(((261 * u + 29 * v + 128) >> 8) + 128);
            rows.v[x] = clamped(((19 * u + 262 * v + 128) >> 8) + 128);
        }
    }
}

}  // namespace sigma::studio
