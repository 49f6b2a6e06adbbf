#include "core/encoder/grey_picture.h"

#include <utility>

namespace sigma::encoder {

media::VideoFrame greyPicture(const VideoEncoderSettings& settings, std::uint8_t luma) {
    constexpr std::uint8_t kNoColour = 128;
    const std::size_t area = std::size_t{settings.width} * settings.height;
    auto pixels = std::make_shared<Bytes>(area, luma);
    pixels->resize(area + area / 2, kNoColour);
    media::VideoFrame frame;
    frame.width = settings.width;
    frame.height = settings.height;
    frame.planes = {media::FramePlane{pixels->data(), settings.width},
                    media::FramePlane{pixels->data() + area, settings.width / 2},
                    media::FramePlane{pixels->data() + area + area / 4, settings.width / 2}};
    frame.owner = std::move(pixels);
    return frame;
}

}  // namespace sigma::encoder
