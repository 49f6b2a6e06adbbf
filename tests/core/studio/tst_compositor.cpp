#include <gtest/gtest.h>

#include "core/studio/compositor.h"
#include "tests/core/studio/flat_pictures.h"

namespace sigma::studio {
namespace {

constexpr capture::PictureSize kCanvas = {160, 90};
constexpr Yuv kBlack = {16, 128, 128};
constexpr Yuv kRed = {63, 102, 240};
constexpr Yuv kBlue = {32, 240, 118};

Scene sceneOf(Layout layout, FramePtr main, FramePtr guest = nullptr) {
    Scene scene{layout, {}};
    scene.slots[kMainSlot] = {main != nullptr, std::move(main)};
    scene.slots[kGuestSlot] = {guest != nullptr, std::move(guest)};
    return scene;
}

TEST(Compositor, PassesAPictureOnThatFillsTheCanvas) {
    Compositor compositor(kCanvas);
    const FramePtr red = flatI420(160, 90, kRed);
    EXPECT_EQ(compositor.compose(sceneOf(Layout::kFull, red)), red);
    const FramePtr blue = flatI420(160, 90, kBlue);
    EXPECT_EQ(compositor.compose(sceneOf(Layout::kFull, blue)), blue);
}

TEST(Compositor, ConvertsWhatCannotBePassedOn) {
    Compositor compositor(kCanvas);
    const auto old = flatI420(160, 90, {81, 90, 240});
    old->matrix = media::ColorMatrix::kBt601;
    for (const FramePtr& source :
         {FramePtr(flatNv12(160, 90, kRed)), FramePtr(old), FramePtr(flatI420(320, 180, kRed))}) {
        const FramePtr picture = compositor.compose(sceneOf(Layout::kFull, source));
        EXPECT_NE(picture, source);
        EXPECT_EQ(picture->format, media::PixelFormat::kI420);
        EXPECT_EQ(picture->matrix, media::ColorMatrix::kBt709);
        EXPECT_EQ(picture->width, 160U);
        EXPECT_EQ(picture->height, 90U);
        EXPECT_NEAR(pixelOf(*picture, 80, 45).y, kRed.y, 1);
        EXPECT_NEAR(pixelOf(*picture, 80, 45).v, kRed.v, 1);
    }
}

TEST(Compositor, IsBlackWithoutAnySource) {
    Compositor compositor(kCanvas);
    const FramePtr picture = compositor.compose({});
    EXPECT_EQ(pixelOf(*picture, 0, 0), kBlack);
    EXPECT_EQ(pixelOf(*picture, 159, 89), kBlack);
}

TEST(Compositor, LeavesBarsBlackAfterAnotherPictureWasThere) {
    Compositor compositor(kCanvas);
    for (int turn = 0; turn != 3; ++turn) {
        compositor.compose(sceneOf(Layout::kFull, flatNv12(160, 90, kRed)));
        const FramePtr picture =
            compositor.compose(sceneOf(Layout::kFull, flatI420(90, 90, kBlue)));
        EXPECT_EQ(pixelOf(*picture, 0, 45), kBlack);
        EXPECT_EQ(pixelOf(*picture, 80, 45), kBlue);
        EXPECT_EQ(pixelOf(*picture, 159, 45), kBlack);
    }
}

TEST(Compositor, PutsTheGuestOverTheMainSource) {
    Compositor compositor(kCanvas);
    const FramePtr picture = compositor.compose(sceneOf(
        Layout::kPictureInPictureTopLeft, flatI420(160, 90, kRed), flatI420(160, 90, kBlue)));
    EXPECT_EQ(pixelOf(*picture, 0, 0), kRed);
    EXPECT_NEAR(pixelOf(*picture, 20, 14).u, kBlue.u, 1);
    EXPECT_EQ(pixelOf(*picture, 80, 45), kRed);
}

TEST(Compositor, GivesTheLastPictureAgainWhenNothingIsNew) {
    Compositor compositor(kCanvas);
    const Scene scene =
        sceneOf(Layout::kSideBySide, flatI420(64, 64, kRed), flatI420(64, 64, kBlue));
    const FramePtr first = compositor.compose(scene);
    EXPECT_EQ(compositor.compose(scene), first);
    EXPECT_NE(compositor.compose(sceneOf(Layout::kSideBySide, scene.slots[kMainSlot].frame,
                                         flatI420(64, 64, kRed))),
              first);
}

TEST(Compositor, ShowsAStillGroundUnderEveryPicture) {
    Compositor compositor(kCanvas);
    const FramePtr ground = flatPacked(media::PixelFormat::kBgra, 40, 40, {0, 0, 255, 255});
    for (std::uint8_t luma = 40; luma != 46; ++luma) {
        const FramePtr picture = compositor.compose(
            sceneOf(Layout::kOverBackground, flatI420(160, 90, {luma, 128, 128}), ground));
        EXPECT_NEAR(pixelOf(*picture, 2, 2).v, kRed.v, 2) << int(luma);
        EXPECT_EQ(pixelOf(*picture, 80, 45).y, luma);
    }
}

TEST(Compositor, BlendsAStillTextOverEveryPicture) {
    Compositor compositor(kCanvas);
    const FramePtr glass = flatPacked(media::PixelFormat::kBgra, 160, 90, {255, 255, 255, 128});
    for (std::uint8_t luma = 40; luma != 46; ++luma) {
        const FramePtr picture = compositor.compose(
            sceneOf(Layout::kPictureInPictureTopLeft, flatI420(160, 90, {luma, 128, 128}), glass));
        EXPECT_EQ(pixelOf(*picture, 150, 80).y, luma);
        EXPECT_NEAR(pixelOf(*picture, 20, 14).y, (luma + 235) / 2, 2);
    }
}

TEST(Compositor, ShowsAPlugForASourceWithoutPicture) {
    Compositor compositor(kCanvas);
    Scene scene = sceneOf(Layout::kSideBySide, flatI420(80, 90, kRed));
    scene.slots[kGuestSlot] = {true, nullptr};
    const FramePtr picture = compositor.compose(scene);
    EXPECT_EQ(pixelOf(*picture, 40, 45), kRed);
    EXPECT_EQ(pixelOf(*picture, 84, 45).y, 30);
    EXPECT_EQ(pixelOf(*picture, 120, 45).y, 110) << "the plug's body";
}

TEST(Compositor, SaysWhenTheNewestOfItsPicturesWasTaken) {
    Compositor compositor(kCanvas);
    const auto red = flatI420(64, 64, kRed);
    const auto blue = flatI420(64, 64, kBlue);
    red->capturedAt = SteadyTime(std::chrono::seconds(5));
    blue->capturedAt = SteadyTime(std::chrono::seconds(7));
    EXPECT_EQ(compositor.compose(sceneOf(Layout::kSideBySide, red, blue))->capturedAt,
              blue->capturedAt);
}

}  // namespace
}  // namespace sigma::studio
