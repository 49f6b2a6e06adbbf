#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/media/video_frame.h"
#include "core/studio/layout_geometry.h"
#include "core/studio/picture_pool.h"

namespace sigma::studio {

/// A picture as it lies on a canvas, ready to be put there.
struct ScaledPicture {
    std::shared_ptr<const media::VideoFrame> frame;  ///< I420
    std::vector<std::uint8_t> alpha;                 ///< a byte a pixel; empty: opaque
};

/// Draws pictures of any format into I420 ones: converted, cropped, scaled and blended (libyuv).
///
/// Keeps memory for what lies between two steps. Thread: one at a time, the owner's.
class PicturePainter {
public:
    /// Draws `crop` of the source over `area`. Pixels of kBgra are blended by their alpha, which
    /// is not premultiplied.
    void draw(const media::VideoFrame& source, const Area& crop, const WritablePicture& target,
              const Area& area);
    /// `crop` of the source in memory of its own.
    ScaledPicture scaled(const media::VideoFrame& source, const Area& crop,
                         const capture::PictureSize& size);
    /// Puts it over an area of its size.
    static void put(const ScaledPicture& picture, const WritablePicture& target, const Area& area);

    static void fill(const WritablePicture& target, const Area& area, std::uint8_t luma);
    /// For a source that has no picture: a dark ground with the sign of a plug on it.
    static void drawPlug(const WritablePicture& target, const Area& area);

private:
    struct Bgra;

    void drawPacked(const media::VideoFrame& source, const Area& crop,
                    const WritablePicture& target, const Area& area);
    void drawBlended(const media::VideoFrame& source, const Area& crop,
                     const WritablePicture& target, const Area& area);
    Bgra bgraOf(const media::VideoFrame& source, const Area& crop,
                const capture::PictureSize& size);
    WritablePicture step(const capture::PictureSize& size);

    std::optional<PicturePool> m_pool;
    std::vector<std::uint8_t> m_bgra;
    std::vector<std::uint8_t> m_alpha;
};

}  // namespace sigma::studio
