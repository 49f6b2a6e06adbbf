// Takes pictures of the window in both themes and languages, for people to look at.

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QMouseEvent>

#include <gtest/gtest.h>

#include "tests/ui/support/scripted_source.h"
#include "tests/ui/support/studio_scene.h"
#include "ui/player/player_view.h"
#include "ui/player/stream_dialog.h"
#include "ui/studio/destination_dialog.h"
#include "ui/studio/further_service_dialog.h"
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
    bool showsReturn = false;
    bool hasFurther = false;
};

class Screenshots : public testing::TestWithParam<Shot> {};

void keep(QWidget& widget, const QString& name) {
    QDir().mkpath(QStringLiteral(SIGMA_SCREENSHOT_DIR));
    const QString path = QStringLiteral(SIGMA_SCREENSHOT_DIR "/%1.png").arg(name);
    const QPixmap picture = widget.grab();
    ASSERT_TRUE(picture.save(path)) << path.toStdString();
    EXPECT_EQ(picture.size(), widget.size() * widget.devicePixelRatioF());
}

/// Three services besides, and what may happen to them.
void addFurther(test::StudioScene& scene) {
    StudioSettings settings = scene.desk->settings();
    settings.further = {{"1", "YouTube", "rtmps://a.rtmps.youtube.com/live2", true},
                        {"2", "Twitch", "rtmps://live.twitch.tv/app", true},
                        {"3", "Kênh của câu lạc bộ", "rtmp://live.example.org/live", true}};
    scene.secrets.kept = {{"service-key-1 rtmps://a.rtmps.youtube.com", "a"},
                          {"service-key-2 rtmps://live.twitch.tv", "b"}};
    ASSERT_TRUE(scene.desk->apply(settings).has_value());
    scene.broadcaster->lookAround();
}

void tellOfFurther(studio::StudioReport& report) {
    publish::OutputStatus status;
    status.state = publish::OutputState::kLive;
    status.sendBitrate = 2'700'000;
    report.destinations.resize(1);
    report.destinations.push_back({"YouTube", status, "1"});
    status.state = publish::OutputState::kReconnecting;
    status.reason = "the network takes nothing any more";
    status.reconnectsIn = std::chrono::seconds(4);
    report.destinations.push_back({"Twitch", status, "2"});
    status.state = publish::OutputState::kRefused;
    status.reason = "the server does not know this stream key";
    report.destinations.push_back({"Kênh của câu lạc bộ", status, "3"});
}

TEST_P(Screenshots, AreKept) {
    const Shot& shot = GetParam();
    test::theTheme().choose(shot.theme);
    Language language;
    language.choose(shot.language);
    test::StudioScene scene;
    scene.open();
    if (shot.hasFurther) {
        addFurther(scene);
    }
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
            if (shot.hasFurther) {
                tellOfFurther(scene.studio.current);
            }
            scene.clock->advance(std::chrono::seconds(1));
            scene.broadcaster->refresh();
        }
    }
    if (shot.showsReturn) {
        scene.streams.script->picture = *test::softPicture(1280, 720);
        window.findChild<QAbstractButton*>(QStringLiteral("showReturn"))->click();
        auto* player = window.findChild<PlayerView*>();
        player->setStatisticsShown(true);
        EXPECT_TRUE(player->isVisible());
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
        Shot{"ready_dark_vi_1920", {1920, 1080}, widgets::ThemeChoice::kDark, "vi", false},
        Shot{"return_dark_en_1280", {1280, 800}, widgets::ThemeChoice::kDark, "en", true, true},
        Shot{"return_light_vi_1280", {1280, 800}, widgets::ThemeChoice::kLight, "vi", true, true},
        Shot{"return_light_en_1920", {1920, 1080}, widgets::ThemeChoice::kLight, "en", true, true},
        Shot{"return_dark_vi_1920", {1920, 1080}, widgets::ThemeChoice::kDark, "vi", true, true},
        Shot{"several_ready_dark_en_1280",
             {1280, 800},
             widgets::ThemeChoice::kDark,
             "en",
             false,
             false,
             true},
        Shot{"several_dark_en_1280",
             {1280, 800},
             widgets::ThemeChoice::kDark,
             "en",
             true,
             false,
             true},
        Shot{"several_light_vi_1280",
             {1280, 800},
             widgets::ThemeChoice::kLight,
             "vi",
             true,
             false,
             true},
        Shot{"several_dark_vi_1920",
             {1920, 1080},
             widgets::ThemeChoice::kDark,
             "vi",
             true,
             false,
             true},
        Shot{"several_light_en_1920",
             {1920, 1080},
             widgets::ThemeChoice::kLight,
             "en",
             true,
             false,
             true},
        Shot{"ready_light_en_1920", {1920, 1080}, widgets::ThemeChoice::kLight, "en", false},
        Shot{"ready_light_vi_1920", {1920, 1080}, widgets::ThemeChoice::kLight, "vi", false}),
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

TEST(SettingsScreenshots, AreKept) {
    test::theTheme().choose(widgets::ThemeChoice::kLight);
    for (const char* const code : {"en", "vi"}) {
        Language language;
        language.choose(code);
        test::StudioScene scene;
        scene.devices.cameraList = {{"cam", "Front camera"}};
        scene.open();
        SettingsDialog settings(*scene.desk, *scene.broadcaster, nullptr);
        settings.show();
        for (int page = 0; page < 6; ++page) {
            settings.showPage(page);
            QApplication::processEvents();
            keep(settings, QStringLiteral("settings_%1_%2").arg(page).arg(QLatin1String(code)));
        }
        language.choose("en");
    }
}

TEST(FurtherScreenshots, AreKept) {
    for (const char* const code : {"en", "vi"}) {
        test::theTheme().choose(code == std::string("en") ? widgets::ThemeChoice::kDark
                                                          : widgets::ThemeChoice::kLight);
        Language language;
        language.choose(code);
        test::StudioScene scene;
        scene.open();
        addFurther(scene);
        DestinationDialog destination(*scene.desk, *scene.broadcaster, nullptr);
        destination.show();
        QApplication::processEvents();
        keep(destination, QStringLiteral("destination_further_") + QLatin1String(code));
        FurtherServiceDialog further(scene.desk->settings().further[0], true,
                                     scene.secrets.whereabouts(), nullptr);
        further.show();
        QApplication::processEvents();
        keep(further, QStringLiteral("further_service_") + QLatin1String(code));
        language.choose("en");
    }
}

class StreamScreenshots : public testing::TestWithParam<widgets::ThemeChoice> {};

TEST_P(StreamScreenshots, AreKept) {
    using namespace std::chrono_literals;
    test::theTheme().choose(GetParam());
    const QString theme = GetParam() == widgets::ThemeChoice::kDark ? QStringLiteral("dark")
                                                                    : QStringLiteral("light");
    test::FakeStreams streams;
    player::PlayerStatus& status = streams.script->current.player;
    status.windowStart = -1800s;
    status.position = -500s;
    status.isFollowing = false;
    streams.script->picture = *test::softPicture(1280, 720);
    StreamDialog dialog(streams, std::make_shared<test::FakeClock>());
    dialog.show();
    dialog.play(QStringLiteral("https://live.example.org/live/main/index.m3u8"));
    QApplication::processEvents();
    keep(dialog, QStringLiteral("stream_back_") + theme);
    status.state = player::PlayerState::kWaiting;
    status.error = Error{ErrorCode::kIo, "live.example.org does not answer: Connection refused"};
    dialog.findChild<PlayerView*>()->refresh();
    QApplication::processEvents();
    keep(dialog, QStringLiteral("stream_waiting_") + theme);
}

INSTANTIATE_TEST_SUITE_P(Player, StreamScreenshots,
                         testing::Values(widgets::ThemeChoice::kDark,
                                         widgets::ThemeChoice::kLight));

TEST(SeekBarScreenshot, IsKept) {
    test::theTheme().choose(widgets::ThemeChoice::kDark);
    auto source = std::make_unique<test::ScriptedSource>();
    source->script->picture = *test::softPicture(1280, 720);
    source->script->thumbnail =
        std::make_shared<const thumbnails::Thumbnail>(*test::softPicture(320, 180));
    PlayerView view(std::make_shared<test::FakeClock>());
    view.resize(900, 560);
    view.show();
    view.setSource(std::move(source));
    auto* const bar = view.findChild<QWidget*>(QStringLiteral("playerSeek"));
    const QPointF place(600, 11);
    QMouseEvent event(QEvent::MouseMove, place, bar->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
    QApplication::processEvents();
    QApplication::sendEvent(bar, &event);
    keep(view, QStringLiteral("seek_preview_dark_900"));
}

}  // namespace
}  // namespace sigma::ui
