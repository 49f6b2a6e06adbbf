#include <QApplication>
#include <QKeyEvent>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/frame_image.h"
#include "ui/widgets/go_live_button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/level_scale.h"
#include "ui/widgets/preview_view.h"
#include "ui/widgets/qr_code.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

namespace sigma::widgets {
namespace {

TEST(ThemeTokens, CanBeReadInEveryTheme) {
    constexpr double kReadable = 4.5;  // WCAG 2.1, 1.4.3
    for (const ThemeTokens& tokens : {darkTokens(), lightTokens()}) {
        for (const QColor& ground : {tokens.window, tokens.surface, tokens.raised}) {
            EXPECT_GE(contrast(tokens.text, ground), kReadable);
            EXPECT_GE(contrast(tokens.dimText, ground), kReadable);
        }
        EXPECT_GE(contrast(tokens.onLive, tokens.live), kReadable);
        EXPECT_GE(contrast(tokens.onAccent, tokens.accent), kReadable);
        EXPECT_GE(contrast(tokens.onAction, tokens.action), kReadable);
        EXPECT_GE(contrast(tokens.bad, tokens.surface), kReadable);
    }
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21, 0.01);
}

TEST(ThemeTokens, TellAButtonFromWhatItLiesOn) {
    constexpr double kSeen = 1.08;
    for (const ThemeTokens& tokens : {darkTokens(), lightTokens()}) {
        for (const QColor& ground : {tokens.window, tokens.surface}) {
            EXPECT_GE(contrast(tokens.raised, ground), kSeen);
            EXPECT_GE(contrast(tokens.hover, ground), contrast(tokens.raised, ground));
        }
        EXPECT_GE(contrast(tokens.line, tokens.surface), kSeen);
    }
}

TEST(StyleSheet, LeavesNoTokenUnnamed) {
    test::theTheme();
    for (const ThemeTokens& tokens : {darkTokens(), lightTokens()}) {
        const QString sheet = styleSheet(tokens);
        EXPECT_GT(sheet.size(), 1000);
        EXPECT_FALSE(sheet.contains(QLatin1Char('@')) &&
                     sheet.indexOf(QLatin1Char('@'), sheet.indexOf(QLatin1String("*/"))) >= 0);
    }
}

TEST(Theme, FollowsTheSystemWhereItIsToldTo) {
    Theme& theme = test::theTheme();
    theme.choose(ThemeChoice::kSystem);
    theme.setSystemIsDark(false);
    EXPECT_FALSE(theme.tokens().isDark);
    theme.choose(ThemeChoice::kDark);
    EXPECT_TRUE(currentTokens().isDark);
    theme.setSystemIsDark(true);
    EXPECT_TRUE(theme.tokens().isDark);
}

TEST(Icons, AreThereInTheThemesColour) {
    test::theTheme();
    const QImage drawn = iconPixmap(QStringLiteral("check"), Qt::red, 24, 2).toImage();
    EXPECT_EQ(drawn.size(), QSize(48, 48));
    bool hasInk = false;
    for (int x = 0; x < drawn.width(); ++x) {
        hasInk = hasInk || qAlpha(drawn.pixel(x, drawn.height() / 2)) > 0;
    }
    EXPECT_TRUE(hasInk);
}

TEST(LevelScale, GoesFromTheFloorToFullScale) {
    EXPECT_EQ(meterPosition(-100), 0);
    EXPECT_EQ(meterPosition(-60), 0);
    EXPECT_DOUBLE_EQ(meterPosition(-30), 0.5);
    EXPECT_EQ(meterPosition(0), 1);
    EXPECT_EQ(meterPosition(6), 1);
}

TEST(LevelScale, FindsEveryFaderPlaceAgain) {
    EXPECT_FLOAT_EQ(gainOfFader(0), 0);
    EXPECT_FLOAT_EQ(gainOfFader(70), 1);
    EXPECT_FLOAT_EQ(gainOfFader(100), 4);
    for (int place = 0; place <= 100; ++place) {
        EXPECT_EQ(faderOfGain(gainOfFader(place)), place);
    }
}

TEST(FrameImage, KeepsThePicturesShape) {
    EXPECT_EQ(fitted({1280, 720}, {900, 900}), QSize(900, 506));
    EXPECT_EQ(fitted({1280, 720}, {4000, 720}), QSize(1280, 720));
    EXPECT_TRUE(fitted({}, {10, 10}).isEmpty());
}

TEST(FrameImage, ShowsLimitedRangeWhiteAsWhite) {
    auto bytes = std::make_shared<std::vector<std::uint8_t>>(16 * 16 * 3 / 2, std::uint8_t{128});
    std::fill_n(bytes->begin(), 16 * 16, std::uint8_t{235});
    media::VideoFrame frame;
    frame.width = 16;
    frame.height = 16;
    frame.planes = {{{bytes->data(), 16}, {bytes->data() + 256, 8}, {bytes->data() + 320, 8}}};
    FrameConverter converter;
    const QImage& image = converter.convert(frame, {9, 7});
    ASSERT_EQ(image.size(), QSize(9, 7));
    EXPECT_GT(qGray(image.pixel(4, 3)), 250);
}

TEST(FrameImage, IsNothingForAFrameWithoutPixels) {
    FrameConverter converter;
    EXPECT_TRUE(converter.convert({}, {10, 10}).isNull());
    media::VideoFrame frame;
    frame.format = media::PixelFormat::kNv12;
    EXPECT_TRUE(converter.convert(frame, {10, 10}).isNull());
}

TEST(QrCode, HasItsFindersAndAQuietZone) {
    const QImage code = qrCode(QStringLiteral("http://127.0.0.1:8080/watch/studio"));
    ASSERT_FALSE(code.isNull());
    EXPECT_EQ(code.width(), code.height());
    EXPECT_EQ(code.pixel(0, 0), qRgb(255, 255, 255));
    EXPECT_NE(code.pixel(4, 4), qRgb(255, 255, 255));
    EXPECT_NE(code.pixel(code.width() - 5, 4), qRgb(255, 255, 255));
    EXPECT_TRUE(qrCode(QString(8000, QLatin1Char('x'))).isNull());
}

TEST(GoLiveButton, IsHeldByAKeyAsByAPointer) {
    GoLiveButton button;
    int presses = 0;
    int releases = 0;
    QObject::connect(&button, &QAbstractButton::pressed, &button, [&] { ++presses; });
    QObject::connect(&button, &QAbstractButton::released, &button, [&] { ++releases; });
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier);
    QKeyEvent repeated(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, {}, true);
    QKeyEvent up(QEvent::KeyRelease, Qt::Key_Space, Qt::NoModifier);
    QApplication::sendEvent(&button, &down);
    QApplication::sendEvent(&button, &repeated);
    EXPECT_EQ(presses, 1);
    EXPECT_EQ(releases, 0);
    QApplication::sendEvent(&button, &up);
    EXPECT_EQ(releases, 1);
}

TEST(PreviewView, AsksForNoFrameWhileItIsHidden) {
    int asked = 0;
    PreviewView view;
    view.setFrameSource([&] {
        ++asked;
        return test::softPicture(64, 36);
    });
    const int before = asked;
    view.show();
    view.setPaused(true);
    view.grab();
    EXPECT_EQ(asked, before);
}

TEST(ElidedLabel, KeepsAllOfItsWords) {
    ElidedLabel label;
    label.resize(60, 20);
    label.setFullText(QStringLiteral("a rather long sentence about nothing"));
    EXPECT_NE(label.text(), label.fullText());
    EXPECT_EQ(label.accessibleName(), label.fullText());
    EXPECT_EQ(label.toolTip(), label.fullText());
}

}  // namespace
}  // namespace sigma::widgets
