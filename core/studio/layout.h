#pragma once

#include <string_view>

namespace sigma::studio {

/// How the sources of the simple view share the picture. The first is the main source, the second
/// the guest: the small picture, the right half, or what lies over the ground.
enum class Layout {
    kFull,
    kPictureInPictureTopLeft,
    kPictureInPictureTopRight,
    kPictureInPictureBottomLeft,
    kPictureInPictureBottomRight,
    kSideBySide,
    kOverBackground,  ///< the main source framed, over the guest: an image, text or colour
};

}  // namespace sigma::studio
