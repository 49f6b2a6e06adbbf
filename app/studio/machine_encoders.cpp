#include "app/studio/machine_encoders.h"

namespace sigma::app {

std::vector<encoder::VideoEncoderKind> MachineEncoders::candidates() const {
    return {encoder::VideoEncoderKind::kX264};
}

void MachineEncoders::prove(encoder::VideoEncoderKind kind, std::uint32_t width,
                            std::uint32_t height, ui::Then<void> then) {
    encoder::VideoEncoderSettings settings;
    settings.kind = kind;
    settings.width = width;
    settings.height = height;
    const auto made = encoder::makeVideoEncoder(settings);
    then(made.has_error() ? Result<void>(made.error()) : Result<void>());
}

}  // namespace sigma::app
