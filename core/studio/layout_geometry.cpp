#include "core/studio/layout_geometry.h"

#include <algorithm>

namespace sigma::studio {
namespace {

using capture::PictureSize;

constexpr std::uint32_t kInsetWidthPercent = 28;
constexpr std::uint32_t kInsetHeightPercent = 50;  // of an upright picture
constexpr std::uint32_t kInsetMarginPercent = 3;   // of the canvas' width
constexpr std::uint32_t kFramePercent = 84;
constexpr std::uint32_t kThinBarPercent = 2;

std::uint32_t even(std::uint64_t value) {
    return static_cast<std::uint32_t>(value) & ~1U;
}

/// `value` x `times` / `by`, even, at least 2 and at most `most`.
std::uint32_t scaled(std::uint32_t value, std::uint32_t times, std::uint32_t by,
                     std::uint32_t most) {
    const std::uint64_t nearest = (std::uint64_t{value} * times + by / 2) / by;
    return std::clamp(even(nearest + 1), 2U, most);
}

std::uint32_t percentOf(std::uint32_t value, std::uint32_t percent) {
    return even(std::uint64_t{value} * percent / 100);
}

Area whole(const PictureSize& size) {
    return {0, 0, size.width, size.height};
}

/// `size` in the middle of `box`.
Area centred(const PictureSize& size, const Area& box) {
    return {box.x + even((box.width - size.width) / 2),
            box.y + even((box.height - size.height) / 2), size.width, size.height};
}

/// The largest of the source's aspect that fits into the box.
PictureSize fittedSize(const PictureSize& source, const Area& box) {
    const bool isWider =
        std::uint64_t{source.width} * box.height >= std::uint64_t{source.height} * box.width;
    if (isWider) {
        return {box.width, scaled(source.height, box.width, source.width, box.height)};
    }
    return {scaled(source.width, box.height, source.height, box.width), box.height};
}

Placement fit(std::size_t slot, const PictureSize& source, const Area& box) {
    return {slot, whole(source), centred(fittedSize(source, box), box)};
}

/// Fills the box; what has no room is cropped on both sides alike.
Placement fill(std::size_t slot, const PictureSize& source, const Area& box) {
    const PictureSize shown = fittedSize({box.width, box.height}, whole(source));
    return {slot, centred(shown, whole(source)), box};
}

Placement full(const PictureSize& source, const Area& canvas) {
    const Placement fitted = fit(kMainSlot, source, canvas);
    const bool hasThinBars = fitted.area.width >= percentOf(canvas.width, 100 - kThinBarPercent) &&
                             fitted.area.height >= percentOf(canvas.height, 100 - kThinBarPercent);
    return hasThinBars ? fill(kMainSlot, source, canvas) : fitted;
}

Placement inset(Layout layout, const PictureSize& source, const Area& canvas) {
    const Area box = {0, 0, percentOf(canvas.width, kInsetWidthPercent),
                      percentOf(canvas.height, kInsetHeightPercent)};
    const PictureSize size = fittedSize(source, box);
    const std::uint32_t margin = percentOf(canvas.width, kInsetMarginPercent);
    const bool isLeft =
        layout == Layout::kPictureInPictureTopLeft || layout == Layout::kPictureInPictureBottomLeft;
    const bool isTop =
        layout == Layout::kPictureInPictureTopLeft || layout == Layout::kPictureInPictureTopRight;
    return {kGuestSlot,
            whole(source),
            {isLeft ? margin : canvas.width - margin - size.width,
             isTop ? margin : canvas.height - margin - size.height, size.width, size.height}};
}

Area framed(const Area& canvas) {
    return centred(
        {percentOf(canvas.width, kFramePercent), percentOf(canvas.height, kFramePercent)}, canvas);
}

}  // namespace

std::vector<Placement> placementsOf(Layout layout, const PictureSize& canvas,
                                    const std::array<std::optional<PictureSize>, kSlots>& sources) {
    const Area all = whole(canvas);
    const std::uint32_t half = even(canvas.width / 2);
    const auto& [main, guest] = sources;
    std::vector<Placement> placements;
    if (layout == Layout::kOverBackground && guest) {
        placements.push_back(fill(kGuestSlot, *guest, all));
    }
    if (main) {
        switch (layout) {
            case Layout::kSideBySide:
                placements.push_back(fit(kMainSlot, *main, {0, 0, half, canvas.height}));
                break;
            case Layout::kOverBackground:
                placements.push_back(fit(kMainSlot, *main, framed(all)));
                break;
            default:
                placements.push_back(full(*main, all));
        }
    }
    if (!guest || layout == Layout::kFull || layout == Layout::kOverBackground) {
        return placements;
    }
    placements.push_back(
        layout == Layout::kSideBySide
            ? fit(kGuestSlot, *guest, {half, 0, canvas.width - half, canvas.height})
            : inset(layout, *guest, all));
    return placements;
}

}  // namespace sigma::studio
