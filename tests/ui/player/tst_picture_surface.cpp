#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"
#include "tests/ui/support/studio_scene.h"
#include "ui/player/picture_surface.h"

namespace sigma::ui {
namespace {

struct Shown {
    Shown() : surface(std::make_shared<test::FakeClock>(), CanvasKind::kRaster, nullptr) {
        test::theTheme();
        surface.resize(400, 400);
        surface.show();
    }
    QColor pixel(int x, int y) { return surface.grab().toImage().pixelColor(x, y); }

    PictureSurface surface;
};

TEST(PictureSurface, ShowsThePictureAsLargeAsThereIsRoom) {
    Shown shown;
    shown.surface.setPictures(
        [](SteadyTime) { return std::optional(*test::softPicture(320, 180)); });
    EXPECT_TRUE(shown.surface.hasPicture());
    // 400 x 225 in the middle, the stage above and beneath.
    EXPECT_EQ(shown.pixel(200, 40), widgets::currentTokens().stage);
    EXPECT_NE(shown.pixel(200, 200), widgets::currentTokens().stage);
    EXPECT_EQ(shown.pixel(200, 360), widgets::currentTokens().stage);
}

TEST(PictureSurface, AsksForAPictureOnlyWhileItIsSeen) {
    Shown shown;
    int asked = 0;
    shown.surface.setPictures([&](SteadyTime) {
        ++asked;
        return std::optional(*test::softPicture(320, 180));
    });
    EXPECT_EQ(asked, 1);
    shown.surface.hide();
    shown.surface.setPictures([&](SteadyTime) {
        ++asked;
        return std::optional(*test::softPicture(320, 180));
    });
    EXPECT_EQ(asked, 1);
    shown.surface.show();
    EXPECT_EQ(asked, 2);
}

TEST(PictureSurface, KeepsItsCornersToItselfInFullScreen) {
    Shown shown;
    shown.surface.setPictures(
        [](SteadyTime) { return std::optional(*test::softPicture(400, 400)); });
    EXPECT_EQ(shown.pixel(0, 0), widgets::currentTokens().window);
    shown.surface.setRounded(false);
    EXPECT_NE(shown.pixel(0, 0), widgets::currentTokens().window);
}

TEST(PictureSurface, DarkensThePictureUnderItsWords) {
    Shown shown;
    shown.surface.setPictures(
        [](SteadyTime) { return std::optional(*test::softPicture(400, 400)); });
    const int before = shown.pixel(248, 130).lightness();
    shown.surface.setMessage(QStringLiteral("Waiting"));
    EXPECT_LT(shown.pixel(248, 130).lightness(), before);
}

TEST(PictureSurface, TakesThePointerItself) {
    Shown shown;
    shown.surface.setMessage(QStringLiteral("Waiting"));
    EXPECT_EQ(shown.surface.childAt(200, 200), nullptr);
}

}  // namespace
}  // namespace sigma::ui
