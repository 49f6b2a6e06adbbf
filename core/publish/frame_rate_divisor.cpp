#include "core/publish/frame_rate_divisor.h"

namespace sigma::publish {

std::uint32_t frameRateDivisor(std::int64_t videoBitrate, const media::VideoFormat& format,
                               std::uint32_t current) {
    constexpr double kFew = 0.05;
    constexpr double kEnough = 0.065;
    const double pixels = static_cast<double>(format.width) * static_cast<double>(format.height) *
                          format.declaredFrameRate;
    if (pixels <= 0) {
        return 1;
    }
    const double bits = static_cast<double>(videoBitrate) / pixels;
    return bits < (current == 1 ? kFew : kEnough) ? 2 : 1;
}

}  // namespace sigma::publish
