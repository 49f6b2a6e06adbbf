#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/capture/source_settings.h"
#include "core/studio/layout.h"

namespace sigma::studio {

/// The main source's place in arrays of both, and the guest's.
inline constexpr std::size_t kMainSlot = 0;
inline constexpr std::size_t kGuestSlot = 1;
inline constexpr std::size_t kSlots = 2;

/// A rectangle of pixels. All four numbers are even, so that it cuts no chroma sample in two.
struct Area {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    friend bool operator==(const Area&, const Area&) = default;
};

/// Where one source's picture lies.
struct Placement {
    std::size_t slot = kMainSlot;
    Area crop;  ///< the part of the source that is shown
    Area area;  ///< where on the canvas

    friend bool operator==(const Placement&, const Placement&) = default;
};

/// How the sources lie on the canvas, the lowest first; what they leave free is black.
///
/// Pictures keep their aspect: they are fitted with bars, but the ground of kOverBackground, which
/// fills the canvas and is cropped. A full picture whose bars would be under 2 % is cropped too.
/// Sizes are even and not 0; a source that is not there takes no place.
std::vector<Placement> placementsOf(
    Layout layout, const capture::PictureSize& canvas,
    const std::array<std::optional<capture::PictureSize>, kSlots>& sources);

}  // namespace sigma::studio
