#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/capture/source_settings.h"

namespace sigma::capture {

/// One way in which a camera can give pictures.
struct CameraMode {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    double frameRate = 0;       ///< the highest
    bool isCompressed = false;  ///< JPEG, which costs time to decode
};

/// Which mode comes nearest to what is wanted: a frame rate that suffices first, then the size,
/// uncompressed where there is a choice. Nothing where there is no mode within 7680x4320.
std::optional<std::size_t> bestMode(std::span<const CameraMode> modes,
                                    const CameraSettings& wanted);

}  // namespace sigma::capture
