#include "core/studio/compositor.h"

#include <algorithm>

namespace sigma::studio {
namespace {

using capture::PictureSize;
using FramePtr = std::shared_ptr<const media::VideoFrame>;

constexpr std::uint8_t kBlack = 16;

bool isSame(const Scene& a, const Scene& b) {
    return a.layout == b.layout &&
           std::ranges::equal(a.slots, b.slots, [](const Scene::Slot& x, const Scene::Slot& y) {
               return x.isUsed == y.isUsed && x.frame == y.frame;
           });
}

/// Fills the canvas as it is: nothing would be gained by drawing it.
bool canPass(const FramePtr& frame, const PictureSize& canvas,
             const std::vector<Placement>& placements) {
    return placements.size() == 1 && frame && frame->format == media::PixelFormat::kI420 &&
           frame->matrix == media::ColorMatrix::kBt709 && frame->width == canvas.width &&
           frame->height == canvas.height &&
           placements.front().area == Area{0, 0, canvas.width, canvas.height};
}

SteadyTime capturedAt(const Scene& scene) {
    SteadyTime newest;
    for (const Scene::Slot& slot : scene.slots) {
        if (slot.frame) {
            newest = std::max(newest, slot.frame->capturedAt);
        }
    }
    return newest;
}

bool isOpaque(const media::VideoFrame& frame) {
    return frame.format != media::PixelFormat::kBgra;
}

}  // namespace

Compositor::Compositor(const PictureSize& canvas) : m_pool(canvas) {}

FramePtr Compositor::compose(const Scene& scene) {
    if (m_lastScene && isSame(*m_lastScene, scene)) {
        return m_last;
    }
    const std::vector<Placement> placements = placementsOf(scene);
    const bool isPassed = !placements.empty() &&
                          canPass(scene.slots[placements.front().slot].frame, canvas(), placements);
    m_last = isPassed ? scene.slots[placements.front().slot].frame : draw(scene, placements);
    m_lastScene = scene;
    return m_last;
}

std::vector<Placement> Compositor::placementsOf(const Scene& scene) const {
    std::array<std::optional<PictureSize>, kSlots> sizes;
    for (std::size_t slot = 0; slot != kSlots; ++slot) {
        const auto& [isUsed, frame] = scene.slots[slot];
        if (isUsed) {
            sizes[slot] = frame ? PictureSize{frame->width, frame->height} : canvas();
        }
    }
    return studio::placementsOf(scene.layout, canvas(), sizes);
}

FramePtr Compositor::draw(const Scene& scene, const std::vector<Placement>& placements) {
    const WritablePicture target = m_pool.take();
    const Area whole = {0, 0, canvas().width, canvas().height};
    const bool isCovered = !placements.empty() && placements.front().area == whole;
    const FramePtr lowest = isCovered ? scene.slots[placements.front().slot].frame : FramePtr();
    if (!lowest || !isOpaque(*lowest)) {
        PicturePainter::fill(target, whole, kBlack);
    }
    for (const Placement& placement : placements) {
        const FramePtr& frame = scene.slots[placement.slot].frame;
        if (frame) {
            drawSource(frame, placement, target);
        } else {
            PicturePainter::drawPlug(target, placement.area);
        }
    }
    return target.share(capturedAt(scene));
}

void Compositor::drawSource(const FramePtr& source, const Placement& placement,
                            const WritablePicture& target) {
    Layer& layer = m_layers[placement.slot];
    if (layer.source == source && layer.placement == placement) {
        drawKept(layer, target);
        return;
    }
    layer = {source, placement, {}};
    m_painter.draw(*source, placement.crop, target, placement.area);
}

/// The scaled picture is made when the source's has been seen twice: one that changes with every
/// tick would be copied for nothing.
void Compositor::drawKept(Layer& layer, const WritablePicture& target) {
    const Area& area = layer.placement.area;
    if (!layer.drawn.frame) {
        layer.drawn =
            m_painter.scaled(*layer.source, layer.placement.crop, {area.width, area.height});
    }
    PicturePainter::put(layer.drawn, target, area);
}

}  // namespace sigma::studio
