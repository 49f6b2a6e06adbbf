#include <vector>

#include <gtest/gtest.h>

#include "core/capture/camera_choice.h"

namespace sigma::capture {
namespace {

std::optional<std::size_t> bestFor(const std::vector<CameraMode>& modes,
                                   CameraSettings settings = {}) {
    return bestMode(modes, settings);
}

TEST(CameraChoice, TakesTheNearestSizeThatIsFastEnough) {
    EXPECT_EQ(bestFor({{640, 480, 30}, {1280, 720, 30}, {1920, 1080, 30}}), 1U);
    EXPECT_EQ(bestFor({{640, 480, 30}, {1280, 720, 10}, {1280, 960, 29.97}}), 2U);
}

TEST(CameraChoice, LikesPicturesThatAreNotCompressed) {
    EXPECT_EQ(bestFor({{1280, 720, 30, true}, {1280, 720, 30, false}}), 1U);
    EXPECT_EQ(bestFor({{1280, 720, 30, true}, {1280, 720, 5, false}}), 0U);
}

TEST(CameraChoice, TakesTheFastestWhereNoneIsFastEnough) {
    CameraSettings settings;
    settings.frameRate = 120;
    EXPECT_EQ(bestFor({{1280, 720, 30}, {640, 480, 60}}, settings), 1U);
}

TEST(CameraChoice, LeavesOutWhatIsTooLarge) {
    EXPECT_EQ(bestFor({{10'000, 10'000, 30}, {160, 120, 30}}), 1U);
    EXPECT_EQ(bestFor({{10'000, 10'000, 30}}), std::nullopt);
    EXPECT_EQ(bestFor({}), std::nullopt);
}

}  // namespace
}  // namespace sigma::capture
