#pragma once

#include "ui/studio/studio_services.h"

namespace sigma::app {

/// The encoders that can be tried on this machine.
class MachineEncoders final : public ui::EncoderChoices {
public:
    std::vector<encoder::VideoEncoderKind> candidates() const override;
    void prove(encoder::VideoEncoderKind kind, std::uint32_t width, std::uint32_t height,
               ui::Then<void> then) override;
};

}  // namespace sigma::app
