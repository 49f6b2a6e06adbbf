#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSlider>
#include <QTimer>
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/studio/camera_page.h"
#include "ui/studio/destination_dialog.h"
#include "ui/studio/further_service_dialog.h"
#include "ui/studio/language.h"
#include "ui/studio/settings_dialog.h"
#include "ui/studio/source_dialog.h"
#include "ui/studio/source_words.h"
#include "ui/studio/studio_window.h"
#include "ui/widgets/go_live_button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/notice.h"

namespace sigma::ui {
namespace {

using test::StudioScene;

/// Everything that the keyboard can reach has a name for screen readers.
void expectNames(const QWidget& root) {
    for (const QWidget* const widget : root.findChildren<QWidget*>()) {
        const bool isInner = widget->objectName().startsWith(QLatin1String("qt_")) ||
                             widget->focusProxy() != nullptr;
        if (widget->focusPolicy() != Qt::NoFocus && !isInner && widget->isVisible()) {
            EXPECT_FALSE(widget->accessibleName().isEmpty())
                << widget->metaObject()->className() << " \"" << widget->objectName().toStdString()
                << '"';
        }
    }
}

struct Opened : StudioScene {
    Opened() {
        open();
        window = std::make_unique<StudioWindow>(*desk, *broadcaster, test::theTheme());
        window->show();
        QApplication::processEvents();
    }
    template <class T>
    T& child(const char* name) {
        T* const found = window->findChild<T*>(QString::fromLatin1(name));
        if (found == nullptr) {
            throw std::runtime_error(name);
        }
        return *found;
    }
    QAction& menuEntry(const QString& text) {
        for (const QMenu* const menu : window->findChildren<QMenu*>()) {
            for (QAction* const entry : menu->actions()) {
                if (entry->text() == text) {
                    return *entry;
                }
            }
        }
        throw std::runtime_error(text.toStdString());
    }
    std::unique_ptr<StudioWindow> window;
};

TEST(StudioWindow, NamesEverythingThatTheKeyboardReaches) {
    Opened opened;
    expectNames(*opened.window);
    opened.goLive();
    QApplication::processEvents();
    expectNames(*opened.window);
}

TEST(StudioWindow, NamesEverythingInItsDialogs) {
    Opened opened;
    SettingsDialog settings(*opened.desk, *opened.broadcaster, nullptr);
    settings.show();
    for (int page = 0; page < 6; ++page) {
        settings.showPage(page);
        expectNames(settings);
    }
    StudioSettings withFurther = opened.desk->settings();
    withFurther.further = {{"1", "Two", "rtmp://two.example.org/live", true}};
    ASSERT_TRUE(opened.desk->apply(withFurther).has_value());
    DestinationDialog destination(*opened.desk, *opened.broadcaster, nullptr);
    destination.show();
    expectNames(destination);
    FurtherServiceDialog further(withFurther.further[0], false, {}, nullptr);
    further.show();
    expectNames(further);
    const std::vector<capture::SourceSettings> kinds = {
        capture::CameraSettings{},      capture::ScreenSettings{},    capture::WindowSettings{},
        capture::MicrophoneSettings{},  capture::MediaFileSettings{}, capture::ImageSettings{},
        capture::SystemAudioSettings{}, capture::TextSettings{},      capture::ColorSettings{},
        capture::TestPictureSettings{}};
    for (const capture::SourceSettings& kind : kinds) {
        SourceDialog dialog(kind, {}, opened.devices, nullptr);
        dialog.show();
        expectNames(dialog);
        EXPECT_EQ(dialog.settings().index(), kind.index());
        EXPECT_FALSE(dialog.name().isEmpty());
    }
}

TEST(StudioWindow, GoesLiveWithOneClickAndShowsWhereToWatch) {
    Opened opened;
    auto& button = opened.child<widgets::GoLiveButton>("goLive");
    EXPECT_EQ(button.look(), widgets::GoLiveButton::Look::kReady);
    button.click();
    EXPECT_EQ(opened.studio.destinations.size(), 1U);
    opened.studio.current.state = studio::BroadcastState::kLive;
    opened.broadcaster->refresh();
    QApplication::processEvents();
    EXPECT_EQ(opened.child<widgets::GoLiveButton>("goLive").look(),
              widgets::GoLiveButton::Look::kLive);
    EXPECT_TRUE(opened.child<QWidget>("livePanel").isVisible());
    EXPECT_FALSE(opened.child<QWidget>("checklist").isVisible());
    EXPECT_FALSE(opened.child<QLabel>("watchCode").pixmap(Qt::ReturnByValue).isNull());
}

TEST(StudioWindow, SaysWhyNothingIsOnAirYet) {
    Opened opened;
    opened.child<widgets::GoLiveButton>("goLive").click();
    EXPECT_FALSE(opened.child<QLabel>("hindrance").isVisible());
    publish::OutputStatus status;
    status.state = publish::OutputState::kReconnecting;
    status.reason = "live.example does not answer: Connection refused";
    opened.studio.current.destinations = {{"live.example", status}};
    opened.broadcaster->refresh();
    EXPECT_EQ(opened.child<QLabel>("hindrance").text(),
              QStringLiteral("live.example does not answer: Connection refused."));
    EXPECT_TRUE(opened.child<QLabel>("hindrance").isVisible());
}

TEST(StudioWindow, AddsASourceThoughItsColoursChangeMeanwhile) {
    Opened opened;
    const std::size_t before = opened.desk->sources().size();
    opened.menuEntry(words::sourceKind(capture::ColorSettings{})).trigger();
    QTimer::singleShot(20, qApp, [] {
        test::theTheme().choose(widgets::ThemeChoice::kLight);
        QTimer::singleShot(20, qApp, [] {
            auto* const dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            ASSERT_NE(dialog, nullptr);
            dialog->accept();
        });
    });
    QApplication::processEvents();
    EXPECT_EQ(opened.desk->sources().size(), before + 1);
    test::theTheme().choose(widgets::ThemeChoice::kDark);
    QApplication::processEvents();
}

TEST(StudioWindow, ShowsNoCodeToScanWhereNoTelephoneGetsTo) {
    Opened opened;
    opened.network.local->watchUrl = "http://127.0.0.1:8080/watch/studio";
    opened.goLive();
    QApplication::processEvents();
    EXPECT_FALSE(opened.child<QLabel>("watchCode").isVisible());
    EXPECT_TRUE(opened.child<QLabel>("watchReach").isVisible());
    EXPECT_TRUE(opened.child<QAbstractButton>("watchOpen").isVisible());
}

TEST(StudioWindow, ForgetsWhatWentWrongWhenTriedAgain) {
    Opened opened;
    opened.window->tell(QStringLiteral("the server does not answer"));
    auto& notice = opened.child<widgets::Notice>("notice");
    EXPECT_EQ(notice.accessibleName(), QStringLiteral("The server does not answer."));
    opened.child<widgets::GoLiveButton>("goLive").click();
    EXPECT_FALSE(notice.isVisible());
}

TEST(StudioWindow, SaysOfAGuestWhetherItIsSeen) {
    Opened opened;
    const auto added = opened.desk->addSource(QStringLiteral("Logo"), capture::ColorSettings{});
    ASSERT_TRUE(added.has_value());
    opened.desk->setGuest(*added);
    const auto says = [&](const char* words) {
        QApplication::processEvents();
        const auto labels = opened.child<QWidget>("sourcesPanel").findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return !label->isHidden() && label->text() == QLatin1String(words);
        });
    };
    opened.desk->setLayout(studio::Layout::kFull);
    EXPECT_TRUE(says("Guest, hidden"));
    opened.desk->setLayout(studio::Layout::kSideBySide);
    EXPECT_TRUE(says("Guest"));
}

TEST(StudioWindow, SaysTheWholeSentenceOfEachCheck) {
    Opened opened;
    while (!opened.desk->sources().empty()) {
        opened.desk->removeSource(opened.desk->sources().front().id);
    }
    opened.broadcaster->refresh();
    QApplication::processEvents();
    const auto& sentence = opened.child<QLabel>("check3");
    EXPECT_EQ(
        sentence.text(),
        QStringLiteral("No microphone found: your viewers hear nothing. Choose one in Sources."));
    EXPECT_GE(sentence.height(), sentence.heightForWidth(sentence.width()));
}

TEST(StudioWindow, MendsWhatTheChecklistShows) {
    Opened opened;
    const studio::SourceId microphone = opened.desk->sources()[1].id;
    opened.desk->setMuted(microphone, true);
    opened.broadcaster->refresh();
    auto& fix = opened.child<QAbstractButton>("fix3");
    ASSERT_TRUE(fix.isVisible());
    fix.click();
    EXPECT_FALSE(opened.desk->find(microphone)->saved.isMuted);
}

TEST(StudioWindow, OffersAnotherMicrophoneForASilentOne) {
    Opened opened;
    opened.studio.current.sources[1].level = {};
    opened.clock->advance(std::chrono::seconds(1));
    opened.broadcaster->refresh();
    opened.child<QAbstractButton>("fix3").click();
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr);
    EXPECT_TRUE(std::ranges::any_of(menu->actions(), [](const QAction* action) {
        return action->text() == QLatin1String("Microphone");
    }));
    menu->close();
}

TEST(StudioWindow, FollowsTheTabKeyAsTheEyeReads) {
    Opened opened;
    const auto place = [&](const char* name) {
        QWidget* const target = opened.window->findChild<QWidget*>(QString::fromLatin1(name));
        int steps = 0;
        QWidget* at = opened.window.get();
        do {
            at = at->nextInFocusChain();
            ++steps;
        } while (at != target && at != opened.window.get());
        return steps;
    };
    EXPECT_LT(place("settings"), place("layout0"));
    EXPECT_LT(place("layout0"), place("layout6"));
    EXPECT_LT(place("layout6"), place("addSource"));
    EXPECT_LT(place("addSource"), place("goLive"));
    EXPECT_LT(place("goLive"), place("destination"));
    EXPECT_LT(place("destination"), place("record"));
}

TEST(StudioWindow, SpeaksVietnameseAtOnce) {
    Opened opened;
    {
        Language language;
        language.choose("vi");
        QApplication::processEvents();
        QApplication::processEvents();
        EXPECT_EQ(opened.child<widgets::GoLiveButton>("goLive").text(),
                  QStringLiteral("Phát trực tiếp"));
        language.choose("en");
        QApplication::processEvents();
        QApplication::processEvents();
        EXPECT_EQ(opened.child<widgets::GoLiveButton>("goLive").text(), QStringLiteral("Go live"));
    }
}

TEST(StudioWindow, ChangesItsColoursWhileLive) {
    Opened opened;
    opened.goLive();
    for (const auto theme : {widgets::ThemeChoice::kLight, widgets::ThemeChoice::kDark}) {
        test::theTheme().choose(theme);
        QApplication::processEvents();
        QApplication::processEvents();
        EXPECT_EQ(opened.child<widgets::GoLiveButton>("goLive").look(),
                  widgets::GoLiveButton::Look::kLive);
        EXPECT_TRUE(opened.child<QWidget>("livePanel").isVisible());
    }
}

TEST(StudioWindow, KeepsItsGraphInOtherColours) {
    Opened opened;
    opened.goLive();
    opened.clock->advance(std::chrono::seconds(3));
    opened.broadcaster->refresh();
    const auto words = [&] {
        return opened.child<QWidget>("bitrateGraph").accessibleDescription();
    };
    const QString before = words();
    EXPECT_FALSE(before.isEmpty());
    test::theTheme().choose(widgets::ThemeChoice::kLight);
    QApplication::processEvents();
    QApplication::processEvents();
    EXPECT_EQ(words(), before);
    test::theTheme().choose(widgets::ThemeChoice::kDark);
    QApplication::processEvents();
}

/// Answers the question that closing asks with the button of this role.
void answerWhenAsked(QMessageBox::ButtonRole role) {
    QTimer::singleShot(0, qApp, [role] {
        auto* const question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        ASSERT_NE(question, nullptr);
        for (QAbstractButton* const button : question->buttons()) {
            if (question->buttonRole(button) == role) {
                button->click();
                return;
            }
        }
    });
}

TEST(StudioWindow, AsksBeforeItClosesWhileLive) {
    Opened opened;
    opened.goLive();
    answerWhenAsked(QMessageBox::RejectRole);
    EXPECT_FALSE(opened.window->close());
    answerWhenAsked(QMessageBox::AcceptRole);
    EXPECT_TRUE(opened.window->close());
}

TEST(StudioWindow, MutesAMicrophoneAsOneAndOthersAsLoudspeakers) {
    Opened opened;
    const auto tone = opened.desk->addSource(QStringLiteral("Tone"), [] {
        capture::TestPictureSettings picture;
        picture.hasTone = true;
        return picture;
    }());
    ASSERT_TRUE(tone.has_value());
    QApplication::processEvents();
    const auto drawingOf = [&](studio::SourceId id) {
        const std::string name = "mute" + std::to_string(id);
        return opened.child<QAbstractButton>(name.c_str()).icon().pixmap(20).toImage();
    };
    const QImage speaker = widgets::icon(QStringLiteral("speaker")).pixmap(20).toImage();
    EXPECT_EQ(drawingOf(*tone), speaker);
    EXPECT_NE(drawingOf(opened.desk->sources()[1].id), speaker);
}

TEST(StudioWindow, LetsTheStudioRestWhileNobodyLooks) {
    Opened opened;
    opened.child<QAbstractButton>("togglePreview").click();
    opened.broadcaster->refresh();
    EXPECT_FALSE(opened.studio.isPreviewWanted);
    opened.child<QAbstractButton>("togglePreview").click();
    opened.broadcaster->refresh();
    EXPECT_TRUE(opened.studio.isPreviewWanted);
}

TEST(StudioWindow, IsNotAlarmedBySourcesThatRestWhileThePreviewIsHidden) {
    Opened opened;
    opened.child<QAbstractButton>("togglePreview").click();
    opened.broadcaster->refresh();
    ASSERT_FALSE(opened.studio.isPreviewWanted);
    for (studio::SourceReport& source : opened.studio.current.sources) {
        source = {source.id, {capture::SourceState::kStopped, {}}, {}};
    }
    opened.clock->advance(std::chrono::seconds(1));
    opened.broadcaster->refresh();
    EXPECT_EQ(opened.child<QLabel>("check2").text(),
              QStringLiteral("Test picture rests while the preview is hidden"));
    EXPECT_EQ(opened.child<QLabel>("check3").text(),
              QStringLiteral("USB microphone rests while the preview is hidden"));
    EXPECT_FALSE(opened.child<QAbstractButton>("fix2").isVisible());
    EXPECT_FALSE(opened.child<QAbstractButton>("fix3").isVisible());
    EXPECT_EQ(opened.child<QLabel>("checkSummary").text(), QStringLiteral("Everything is ready"));
}

TEST(StudioWindow, StopsNoSourceBeforeItIsShown) {
    StudioScene scene;
    scene.open();
    StudioWindow window(*scene.desk, *scene.broadcaster, test::theTheme());
    EXPECT_TRUE(scene.studio.isPreviewWanted);
    window.showMinimized();
    scene.broadcaster->refresh();
    EXPECT_FALSE(scene.studio.isPreviewWanted);
}

TEST(StudioWindow, OffersToGoOnAfterACrash) {
    Opened opened;
    opened.window->offerAfterCrash({true, QStringLiteral("/films/one.mkv")});
    auto& action = opened.child<QAbstractButton>("noticeAction");
    ASSERT_TRUE(action.isVisible());
    action.click();
    EXPECT_EQ(opened.studio.destinations.size(), 1U);
}

TEST(StudioWindow, OffersToGoOnInOtherColoursToo) {
    Opened opened;
    opened.window->offerAfterCrash({true, QStringLiteral("/films/one.mkv")});
    const QString said = opened.child<widgets::Notice>("notice").accessibleName();
    for (const auto theme : {widgets::ThemeChoice::kLight, widgets::ThemeChoice::kDark}) {
        test::theTheme().choose(theme);
        QApplication::processEvents();
        QApplication::processEvents();
        EXPECT_TRUE(opened.child<widgets::Notice>("notice").isVisible());
        EXPECT_EQ(opened.child<widgets::Notice>("notice").accessibleName(), said);
    }
    opened.child<QAbstractButton>("noticeAction").click();
    EXPECT_EQ(opened.studio.destinations.size(), 1U);
    EXPECT_FALSE(opened.child<widgets::Notice>("notice").isVisible());
    test::theTheme().choose(widgets::ThemeChoice::kLight);
    QApplication::processEvents();
    QApplication::processEvents();
    EXPECT_FALSE(opened.child<widgets::Notice>("notice").isVisible()) << "said and done";
    test::theTheme().choose(widgets::ThemeChoice::kDark);
    QApplication::processEvents();
}

TEST(StudioWindow, OffersToGoOnInTheLanguageOfNow) {
    Opened opened;
    opened.window->offerAfterCrash({true, QStringLiteral("/films/one.mkv")});
    auto& notice = opened.child<widgets::Notice>("notice");
    const auto& action = opened.child<QAbstractButton>("noticeAction");
    const QString english = notice.accessibleName();
    Language language;
    const auto speak = [&](const char* code) {
        language.choose(code);
        // It hears of it, builds its inside anew, and shows that.
        for (int turn = 0; turn != 3; ++turn) {
            QApplication::processEvents();
        }
    };
    speak("vi");
    EXPECT_TRUE(notice.isVisible());
    EXPECT_EQ(action.text(), QStringLiteral("Phát trực tiếp lại"));
    EXPECT_NE(notice.accessibleName(), english);
    EXPECT_TRUE(notice.accessibleName().contains(QStringLiteral("/films/one.mkv")));
    speak("en");
    EXPECT_EQ(notice.accessibleName(), english);
    opened.window->tell(QStringLiteral("the disk is full"));
    speak("vi");
    EXPECT_EQ(notice.accessibleName(), QStringLiteral("The disk is full."));
    EXPECT_FALSE(action.isVisible());
    speak("en");
}

TEST(CameraPage, ShowsWhatTheCameraReportsAndNothingElse) {
    StudioScene scene;
    scene.devices.cameraList = {{"cam", "Front camera"}};
    scene.open();
    CameraPage page(*scene.desk, scene.cameras, nullptr);
    auto* automatic = page.findChild<QAbstractButton*>(QStringLiteral("camera0control0"));
    auto* focus = page.findChild<QSlider*>(QStringLiteral("camera0control1"));
    auto* zoom = page.findChild<QSlider*>(QStringLiteral("camera0control6"));
    ASSERT_TRUE(automatic != nullptr && focus != nullptr && zoom != nullptr);
    EXPECT_EQ(page.findChildren<QSlider*>(QRegularExpression(QStringLiteral("^camera"))).size(), 2);
    EXPECT_FALSE(focus->isEnabled());
    automatic->click();
    EXPECT_TRUE(focus->isEnabled());
    zoom->setValue(237);
    EXPECT_EQ(scene.cameras.camera->values[capture::CameraControlId::kZoom], 230);
    EXPECT_EQ(scene.cameras.remembered[capture::CameraControlId::kZoom], 230);
}

}  // namespace
}  // namespace sigma::ui
