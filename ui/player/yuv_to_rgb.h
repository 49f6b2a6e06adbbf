#pragma once

#include <array>

#include "core/media/video_frame.h"

namespace sigma::ui {

/// RGB = matrix * (YCbCr - offset), where 0 to 1 stands for the bytes 0 to 255, as in textures.
struct YuvToRgb {
    std::array<float, 9> matrix;  ///< row by row: what Y, Cb and Cr give to R, to G, to B
    std::array<float, 3> offset;  ///< black, and no colour
};

/// Of the limited range (ITU-R BT.601, 2.5; BT.709, 3 and 4).
YuvToRgb yuvToRgb(media::ColorMatrix matrix);

}  // namespace sigma::ui
