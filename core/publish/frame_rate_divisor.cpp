#include "core/publish/frame_rate_divisor.h"

#include <algorithm>

namespace sigma::publish {

std::uint32_t frameRateDivisor(std::int64_t videoBitrate, std::int64_t maximumBitrate,
                               const media::VideoFormat& format, std::uint32_t current) {
    constexpr double kFewBits = 0.05;
    constexpr double kEnoughBits = 0.065;
    constexpr double kFewOfMaximum = 0.6;
    constexpr double kEnoughOfMaximum = 0.8;
    const double pixels = static_cast<double>(format.width) * static_cast<double>(format.height) *
                          format.declaredFrameRate;
    const auto maximum = static_cast<double>(maximumBitrate);
    const double least = current == 1 ? std::min(kFewBits * pixels, kFewOfMaximum * maximum)
                                      : std::min(kEnoughBits * pixels, kEnoughOfMaximum * maximum);
    return static_cast<double>(videoBitrate) < least ? 2 : 1;
}

}  // namespace sigma::publish
