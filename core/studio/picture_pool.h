#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/capture/source_settings.h"
#include "core/media/video_frame.h"

namespace sigma::studio {

/// An I420 picture that is being drawn (ITU-R BT.709).
struct WritablePicture {
    capture::PictureSize size;
    std::array<std::uint8_t*, 3> planes{};
    std::array<std::size_t, 3> strides{};  ///< bytes
    std::shared_ptr<void> owner;

    /// The same pixels to be read; nobody writes them any more.
    std::shared_ptr<const media::VideoFrame> share(SteadyTime capturedAt) const;
};

/// Memory for pictures of one size, used again once nobody looks at them any more.
///
/// Thread: take() belongs to the owner; pictures may be let go on any thread, and live on
/// when the pool does not.
class PicturePool {
public:
    /// Even sizes.
    explicit PicturePool(const capture::PictureSize& size);

    const capture::PictureSize& size() const { return m_size; }
    /// Holds what was last drawn in it.
    WritablePicture take();

private:
    class Shelf;

    capture::PictureSize m_size;
    std::array<std::size_t, 3> m_strides;
    std::shared_ptr<Shelf> m_shelf;
};

}  // namespace sigma::studio
