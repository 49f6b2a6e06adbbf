#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/media/video_frame.h"
#include "core/studio/layout_geometry.h"
#include "core/studio/picture_painter.h"
#include "core/studio/picture_pool.h"

namespace sigma::studio {

/// What the programme's picture is made of at one moment.
struct Scene {
    struct Slot {
        bool isUsed = false;
        std::shared_ptr<const media::VideoFrame> frame;  ///< null: its place shows a plug
    };

    Layout layout = Layout::kFull;
    std::array<Slot, kSlots> slots;
};

/// Makes one picture out of the sources' newest ones.
///
/// A single I420 picture that fills the canvas is passed on as it is, a scene in which nothing is
/// new gives the last picture again, and of a source whose picture stays (an image, a text) the
/// scaled one is kept. Thread: one at a time, the owner's.
class Compositor {
public:
    /// Even sizes.
    explicit Compositor(const capture::PictureSize& canvas);

    const capture::PictureSize& canvas() const { return m_pool.size(); }
    /// Never null; of the canvas' size, I420, BT.709.
    std::shared_ptr<const media::VideoFrame> compose(const Scene& scene);

private:
    /// A source's picture as it lies on the canvas, kept for as long as it does not change.
    struct Layer {
        std::shared_ptr<const media::VideoFrame> source;
        Placement placement;
        ScaledPicture drawn;  ///< without a frame until the source's is seen once more
    };

    std::vector<Placement> placementsOf(const Scene& scene) const;
    std::shared_ptr<const media::VideoFrame> draw(const Scene& scene,
                                                  const std::vector<Placement>& placements);
    void drawSource(const std::shared_ptr<const media::VideoFrame>& source,
                    const Placement& placement, const WritablePicture& target);
    void drawKept(Layer& layer, const WritablePicture& target);

    PicturePool m_pool;
    PicturePainter m_painter;
    std::array<Layer, kSlots> m_layers;
    std::optional<Scene> m_lastScene;
    std::shared_ptr<const media::VideoFrame> m_last;
};

}  // namespace sigma::studio
