// Takes pictures of the window in both themes and languages, for people to look at.

#include <QAbstractButton>
#include <QDir>
#include <QLabel>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/studio/destination_dialog.h"
#include "ui/studio/language.h"
#include "ui/studio/settings_dialog.h"
#include "ui/studio/studio_window.h"

namespace sigma::ui {
namespace {

struct Shot {
    const char* name;
    QSize size;
    widgets::ThemeChoice theme;
    const char* language;
    bool isLive;
};

class Screenshots : public testing::TestWithParam<Shot> {};

void keep(QWidget& widget, const QString& name) {
    QDir().mkpath(QStringLiteral(SIGMA_SCREENSHOT_DIR));
    const QString path = QStringLiteral(SIGMA_SCREENSHOT_DIR "/%1.png").arg(name);
    const QPixmap picture = widget.grab();
    ASSERT_TRUE(picture.save(path)) << path.toStdString();
    EXPECT_EQ(picture.size(), widget.size() * widget.devicePixelRatioF());
}

TEST_P(Screenshots, AreKept) {
    const Shot& shot = GetParam();
    test::theTheme().choose(shot.theme);
    Language language;
    language.choose(shot.language);
    test::StudioScene scene;
    scene.open();
    StudioWindow window(*scene.desk, *scene.broadcaster, test::theTheme());
    window.resize(shot.size);
    window.show();
    if (shot.isLive) {
        scene.goLive();
        for (int second = 0; second < 100; ++second) {
            const bool isLow = second > 70 && second < 80;
            scene.studio.current.destinations[0].status.sendBitrate =
                2'700'000 + std::llround(2e5 * std::sin(second / 6.0)) - (isLow ? 900'000 : 0);
            scene.studio.current.renditions[0].targetBitrate =
                second > 70 && second < 84 ? 2'000'000 : 3'000'000;
            scene.clock->advance(std::chrono::seconds(1));
            scene.broadcaster->refresh();
        }
    }
    QApplication::processEvents();
    keep(window, QString::fromLatin1(shot.name));
}

INSTANTIATE_TEST_SUITE_P(
    Studio, Screenshots,
    testing::Values(
        Shot{"ready_dark_en_1280", {1280, 800}, widgets::ThemeChoice::kDark, "en", false},
        Shot{"live_dark_en_1280", {1280, 800}, widgets::ThemeChoice::kDark, "en", true},
        Shot{"ready_light_vi_1280", {1280, 800}, widgets::ThemeChoice::kLight, "vi", false},
        Shot{"live_light_vi_1280", {1280, 800}, widgets::ThemeChoice::kLight, "vi", true},
        Shot{"ready_dark_en_1920", {1920, 1080}, widgets::ThemeChoice::kDark, "en", false},
        Shot{"live_dark_en_1920", {1920, 1080}, widgets::ThemeChoice::kDark, "en", true},
        Shot{"live_light_en_1920", {1920, 1080}, widgets::ThemeChoice::kLight, "en", true},
        Shot{"ready_dark_vi_1920", {1920, 1080}, widgets::ThemeChoice::kDark, "vi", false}),
    [](const auto& shot) { return std::string(shot.param.name); });

TEST(DialogScreenshots, AreKept) {
    test::theTheme().choose(widgets::ThemeChoice::kDark);
    test::StudioScene scene;
    scene.open();
    SettingsDialog settings(*scene.desk, *scene.broadcaster, nullptr);
    settings.show();
    QApplication::processEvents();
    keep(settings, QStringLiteral("settings_video_dark"));
    settings.search(QStringLiteral("bitrate"));
    QApplication::processEvents();
    keep(settings, QStringLiteral("settings_search_dark"));
    DestinationDialog destination(*scene.desk, *scene.broadcaster, nullptr);
    destination.show();
    destination.findChild<QAbstractButton*>(QStringLiteral("destinationKind1"))->click();
    QApplication::processEvents();
    keep(destination, QStringLiteral("destination_server_dark"));
}

}  // namespace
}  // namespace sigma::ui
