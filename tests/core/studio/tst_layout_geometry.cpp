#include <cmath>

#include <gtest/gtest.h>

#include "core/studio/layout_geometry.h"

namespace sigma::studio {
namespace {

using capture::PictureSize;

constexpr PictureSize kHd = {1280, 720};
constexpr PictureSize kFullHd = {1920, 1080};
constexpr PictureSize kOld = {640, 480};
constexpr PictureSize kUpright = {1080, 1920};

struct Case {
    const char* name;
    Layout layout;
    PictureSize canvas;
    std::optional<PictureSize> main;
    std::optional<PictureSize> guest;
    std::vector<Placement> expected;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.name;
}

class EachLayout : public testing::TestWithParam<Case> {};

TEST_P(EachLayout, PlacesItsSources) {
    const Case& each = GetParam();
    EXPECT_EQ(placementsOf(each.layout, each.canvas, {each.main, each.guest}), each.expected);
}

const Placement kWholeMain = {kMainSlot, {0, 0, 1920, 1080}, {0, 0, 1280, 720}};
constexpr Area kAllOfFullHd = {0, 0, 1920, 1080};

INSTANTIATE_TEST_SUITE_P(
    LayoutGeometry, EachLayout,
    testing::Values(Case{"FullOfTheSameAspect", Layout::kFull, kHd, kFullHd, kOld, {kWholeMain}},
                    Case{"FullWithBarsAtTheSides",
                         Layout::kFull,
                         kHd,
                         kOld,
                         {},
                         {{kMainSlot, {0, 0, 640, 480}, {160, 0, 960, 720}}}},
                    Case{"FullWithBarsAboveAndBelow",
                         Layout::kFull,
                         kHd,
                         PictureSize{1280, 544},
                         {},
                         {{kMainSlot, {0, 0, 1280, 544}, {0, 88, 1280, 544}}}},
                    Case{"FullUpright",
                         Layout::kFull,
                         kHd,
                         kUpright,
                         {},
                         {{kMainSlot, {0, 0, 1080, 1920}, {436, 0, 406, 720}}}},
                    Case{"FullCroppedByWhatNobodyMisses",
                         Layout::kFull,
                         kHd,
                         PictureSize{1376, 768},
                         {},
                         {{kMainSlot, {4, 0, 1366, 768}, {0, 0, 1280, 720}}}},
                    Case{"FullOfNothing", Layout::kFull, kHd, {}, kHd, {}},
                    Case{"InsetTopLeft",
                         Layout::kPictureInPictureTopLeft,
                         kHd,
                         kFullHd,
                         kFullHd,
                         {kWholeMain, {kGuestSlot, kAllOfFullHd, {38, 38, 358, 202}}}},
                    Case{"InsetTopRight",
                         Layout::kPictureInPictureTopRight,
                         kHd,
                         kFullHd,
                         kFullHd,
                         {kWholeMain, {kGuestSlot, kAllOfFullHd, {884, 38, 358, 202}}}},
                    Case{"InsetBottomLeft",
                         Layout::kPictureInPictureBottomLeft,
                         kHd,
                         kFullHd,
                         kFullHd,
                         {kWholeMain, {kGuestSlot, kAllOfFullHd, {38, 480, 358, 202}}}},
                    Case{"InsetBottomRight",
                         Layout::kPictureInPictureBottomRight,
                         kHd,
                         kFullHd,
                         kFullHd,
                         {kWholeMain, {kGuestSlot, kAllOfFullHd, {884, 480, 358, 202}}}},
                    Case{"InsetUprightAsHighAsHalfTheCanvas",
                         Layout::kPictureInPictureBottomRight,
                         kHd,
                         kFullHd,
                         kUpright,
                         {kWholeMain, {kGuestSlot, {0, 0, 1080, 1920}, {1038, 322, 204, 360}}}},
                    Case{"InsetAlone",
                         Layout::kPictureInPictureTopLeft,
                         kHd,
                         {},
                         kHd,
                         {{kGuestSlot, {0, 0, 1280, 720}, {38, 38, 358, 202}}}},
                    Case{"SideBySide",
                         Layout::kSideBySide,
                         kHd,
                         kFullHd,
                         kOld,
                         {{kMainSlot, kAllOfFullHd, {0, 180, 640, 360}},
                          {kGuestSlot, {0, 0, 640, 480}, {640, 120, 640, 480}}}},
                    Case{"FramedOverAGroundThatIsCropped",
                         Layout::kOverBackground,
                         kHd,
                         kFullHd,
                         kOld,
                         {{kGuestSlot, {0, 60, 640, 360}, {0, 0, 1280, 720}},
                          {kMainSlot, kAllOfFullHd, {102, 58, 1074, 604}}}},
                    Case{"FramedOverBlack",
                         Layout::kOverBackground,
                         kHd,
                         kFullHd,
                         {},
                         {{kMainSlot, kAllOfFullHd, {102, 58, 1074, 604}}}}),
    [](const auto& each) { return std::string(each.param.name); });

constexpr Layout kLayouts[] = {Layout::kFull,
                               Layout::kPictureInPictureTopLeft,
                               Layout::kPictureInPictureTopRight,
                               Layout::kPictureInPictureBottomLeft,
                               Layout::kPictureInPictureBottomRight,
                               Layout::kSideBySide,
                               Layout::kOverBackground};
constexpr PictureSize kSizes[] = {{2, 2},     {16, 4096}, {4096, 16},   {160, 120},
                                  {854, 480}, kHd,        {7680, 4320}, kUpright};

bool isEven(const Area& area) {
    return ((area.x | area.y | area.width | area.height) & 1U) == 0;
}

bool isWithin(const Area& area, const PictureSize& size) {
    return area.width != 0 && area.height != 0 && area.x + area.width <= size.width &&
           area.y + area.height <= size.height;
}

/// By how many pixels of the canvas the picture is stretched or squeezed.
double distortion(const Placement& placement) {
    const double height =
        double(placement.crop.height) * placement.area.width / placement.crop.width;
    const double width =
        double(placement.crop.width) * placement.area.height / placement.crop.height;
    return std::min(std::abs(height - placement.area.height),
                    std::abs(width - placement.area.width));
}

/// Pixels of the canvas for one of the source, which is cropped by whole pairs.
double scaleOf(const Placement& placement) {
    return std::max(double(placement.area.width) / placement.crop.width,
                    double(placement.area.height) / placement.crop.height);
}

TEST(LayoutGeometry, KeepsAllPicturesWithinEvenAndOfTheirAspect) {
    for (const PictureSize& canvas : {kHd, kFullHd, kUpright, PictureSize{426, 240}}) {
        for (const Layout layout : kLayouts) {
            for (const PictureSize& main : kSizes) {
                for (const PictureSize& guest : kSizes) {
                    for (const Placement& each : placementsOf(layout, canvas, {main, guest})) {
                        const PictureSize& source = each.slot == kMainSlot ? main : guest;
                        EXPECT_TRUE(isEven(each.crop) && isEven(each.area));
                        EXPECT_TRUE(isWithin(each.crop, source));
                        EXPECT_TRUE(isWithin(each.area, canvas));
                        EXPECT_LE(distortion(each), 2 + 2 * scaleOf(each))
                            << each.crop.width << 'x' << each.crop.height << " on "
                            << each.area.width << 'x' << each.area.height;
                    }
                }
            }
        }
    }
}

}  // namespace
}  // namespace sigma::studio
