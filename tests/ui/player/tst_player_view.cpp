#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <gtest/gtest.h>

#include "tests/ui/support/scripted_source.h"
#include "tests/ui/support/studio_scene.h"
#include "ui/player/picture_surface.h"
#include "ui/player/player_view.h"
#include "ui/player/seek_preview.h"
#include "ui/player/statistics_overlay.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;
using player::PlayerState;

struct Opened {
    Opened() : view(std::make_shared<test::FakeClock>()) {
        test::theTheme();
        view.resize(900, 560);
        view.show();
        script->picture = *test::softPicture(1280, 720);
        auto source = std::make_unique<test::ScriptedSource>();
        source->script = script;
        view.setSource(std::move(source));
    }
    template <class T>
    T& child(const char* name) {
        T* const found = view.findChild<T*>(QString::fromLatin1(name));
        if (found == nullptr) {
            throw std::runtime_error(name);
        }
        return *found;
    }
    QPushButton& button(const char* name) { return child<QPushButton>(name); }
    void key(int key) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QApplication::sendEvent(&view, &event);
    }
    player::PlayerStatus& status() { return script->current.player; }
    const QString& message() { return view.findChild<PictureSurface*>()->message(); }

    std::shared_ptr<test::PlayerScript> script = std::make_shared<test::PlayerScript>();
    PlayerView view;
};

TEST(PlayerView, ShowsThePictureAndHowFarBehindItIs) {
    Opened opened;
    EXPECT_TRUE(opened.view.findChild<PictureSurface*>()->hasPicture());
    EXPECT_EQ(opened.button("playerLive").text(), QStringLiteral("3.1 s behind"));
    EXPECT_TRUE(opened.message().isEmpty());
}

TEST(PlayerView, SaysInWordsWhyThereIsNoPicture) {
    Opened opened;
    opened.status().state = PlayerState::kFailed;
    opened.status().error = Error{ErrorCode::kNotFound, "there is no such channel"};
    opened.view.refresh();
    EXPECT_TRUE(opened.message().contains(QStringLiteral("There is no such channel.")));
    EXPECT_FALSE(opened.button("playerPlay").isEnabled());
    opened.status().state = PlayerState::kEnded;
    opened.view.refresh();
    EXPECT_EQ(opened.message(), QStringLiteral("The stream has ended."));
}

TEST(PlayerView, PausesAndGoesOn) {
    Opened opened;
    opened.button("playerPlay").click();
    EXPECT_EQ(opened.button("playerPlay").accessibleName(), QStringLiteral("Play"));
    opened.key(Qt::Key_Space);
    EXPECT_EQ(opened.button("playerPlay").accessibleName(), QStringLiteral("Pause"));
    EXPECT_EQ(opened.script->told, (std::vector<std::string>{"pause", "play"}));
}

TEST(PlayerView, GoesBackAndReturnsToLive) {
    Opened opened;
    EXPECT_FALSE(opened.button("playerLive").isEnabled());
    opened.key(Qt::Key_Left);
    opened.key(Qt::Key_Left);
    EXPECT_EQ(opened.child<QLabel>("playerPlace").text(), QStringLiteral("−0:20"));
    EXPECT_EQ(opened.button("playerLive").text(), QStringLiteral("Back to live"));
    opened.button("playerLive").click();
    EXPECT_TRUE(opened.child<QLabel>("playerPlace").text().isEmpty());
    opened.key(Qt::Key_Right);
    EXPECT_EQ(opened.script->told,
              (std::vector<std::string>{"seek 110", "seek 100", "live", "live"}));
}

TEST(PlayerView, ShowsAPictureOfThePlaceThatIsPointedAtOnTheBar) {
    Opened opened;
    opened.script->thumbnail =
        std::make_shared<const thumbnails::Thumbnail>(*test::softPicture(320, 180));
    auto& bar = opened.child<QSlider>("playerSeek");
    const QPointF middle = bar.rect().center();
    QMouseEvent event(QEvent::MouseMove, middle, bar.mapToGlobal(middle), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&bar, &event);
    ASSERT_EQ(opened.script->pointedAt.size(), 1U);
    EXPECT_NEAR(secondsOf(opened.script->pointedAt[0]), 60, 1);
    auto* preview = opened.view.findChild<SeekPreview*>();
    EXPECT_TRUE(preview->isVisible());
    EXPECT_TRUE(preview->hasPicture());
    opened.view.setSource(nullptr);
    EXPECT_FALSE(preview->isVisible());
}

TEST(PlayerView, SetsTheSound) {
    Opened opened;
    opened.key(Qt::Key_Down);
    EXPECT_NEAR(opened.script->volume, 0.95, 0.001);
    EXPECT_EQ(opened.child<QSlider>("playerVolume").value(), 95);
    opened.child<QSlider>("playerVolume").setValue(40);
    EXPECT_NEAR(opened.script->volume, 0.4, 0.001);
    opened.key(Qt::Key_M);
    EXPECT_EQ(opened.button("playerMute").accessibleName(), QStringLiteral("Unmute"));
    opened.button("playerMute").click();
    EXPECT_FALSE(opened.script->isMuted);
}

/// The action of that name in the menu that a button opens; it is triggered.
void choose(Opened& opened, const char* button, const QString& name) {
    opened.button(button).click();
    for (QMenu* const menu : opened.view.findChildren<QMenu*>()) {
        for (QAction* const action : menu->actions()) {
            if (action->text() == name) {
                action->trigger();
                menu->close();
                QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
                return;
            }
        }
    }
    FAIL() << name.toStdString();
}

TEST(PlayerView, LetsAQualityBeChosen) {
    Opened opened;
    choose(opened, "playerQuality", QStringLiteral("1080p60 · 6.0 Mb/s"));
    choose(opened, "playerQuality", QStringLiteral("As the network allows"));
    EXPECT_EQ(opened.script->told, (std::vector<std::string>{"variant 2", "variant any"}));
}

/// What is checked in the menu that a button opens.
QStringList checkedIn(Opened& opened, const char* button) {
    QStringList checked;
    opened.button(button).click();
    for (QMenu* const menu : opened.view.findChildren<QMenu*>()) {
        for (const QAction* const action : menu->actions()) {
            if (action->isChecked()) {
                checked.push_back(action->text());
            }
        }
        menu->close();
    }
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return checked;
}

TEST(PlayerView, ForgetsTheQualityOfAnotherStream) {
    Opened opened;
    choose(opened, "playerQuality", QStringLiteral("1080p60 · 6.0 Mb/s"));
    EXPECT_EQ(checkedIn(opened, "playerQuality"),
              QStringList(QStringLiteral("1080p60 · 6.0 Mb/s")));
    opened.view.setSource(std::make_unique<test::ScriptedSource>());
    EXPECT_EQ(checkedIn(opened, "playerQuality"),
              QStringList(QStringLiteral("As the network allows")));
}

TEST(PlayerView, LetsALatencyBeChosen) {
    Opened opened;
    choose(opened, "playerMode", QStringLiteral("Low latency (about 9 s behind)"));
    EXPECT_EQ(opened.script->current.player.mode, player::LatencyMode::kLow);
}

TEST(PlayerView, ShowsItsFiguresWhereTheyAreWanted) {
    Opened opened;
    const auto& figures = opened.child<StatisticsOverlay>("playerStatistics");
    EXPECT_FALSE(figures.isVisible());
    opened.key(Qt::Key_S);
    EXPECT_TRUE(figures.isVisible());
    EXPECT_TRUE(figures.accessibleDescription().contains(QStringLiteral("Buffer: 2.6 s.")));
    opened.button("playerStatisticsButton").click();
    EXPECT_FALSE(figures.isVisible());
}

TEST(PlayerView, KeepsItsFiguresInTheLowerLeftCorner) {
    Opened opened;
    opened.button("playerStatisticsButton").click();
    const auto& figures = opened.child<StatisticsOverlay>("playerStatistics");
    const int fromBelow = figures.parentWidget()->height() - figures.geometry().bottom();
    EXPECT_GT(figures.y(), figures.parentWidget()->height() / 3);
    opened.view.resize(1100, 700);
    QApplication::processEvents();
    EXPECT_EQ(figures.parentWidget()->height() - figures.geometry().bottom(), fromBelow);
    opened.view.resize(400, 240);
    QApplication::processEvents();
    EXPECT_GE(figures.y(), 0);
}

TEST(PlayerView, GivesLongWordsAmongItsFiguresSeveralLines) {
    QWidget place;
    StatisticsOverlay figures(&place);
    viewer::LivePlayerSnapshot snapshot;
    snapshot.problem = "short";
    figures.showSnapshot(snapshot);
    const QSize before = figures.size();
    for (int i = 0; i != 30; ++i) {
        snapshot.problem += " and longer";
    }
    figures.showSnapshot(snapshot);
    EXPECT_GT(figures.height(), before.height());
    EXPECT_LT(figures.width(), before.width() + 300);
}

TEST(PlayerView, FillsTheScreenAndComesBackToItsPlace) {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* view = new PlayerView(std::make_shared<test::FakeClock>(), &window);
    column->addWidget(view);
    window.resize(600, 400);
    window.show();
    QApplication::processEvents();
    const QSize before = view->size();
    view->setSource(std::make_unique<test::ScriptedSource>());
    const auto press = [&](int key) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QApplication::sendEvent(view, &event);
        QApplication::processEvents();
    };
    press(Qt::Key_F);
    EXPECT_TRUE(view->isFullScreen());
    EXPECT_TRUE(view->isWindow());
    press(Qt::Key_Escape);
    EXPECT_FALSE(view->isWindow());
    EXPECT_TRUE(view->isVisible());
    EXPECT_EQ(view->size(), before);
}

TEST(PlayerView, NamesEverythingThatTheKeyboardReaches) {
    Opened opened;
    for (const QWidget* const widget : opened.view.findChildren<QWidget*>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible()) {
            EXPECT_FALSE(widget->accessibleName().isEmpty()) << widget->objectName().toStdString();
        }
    }
}

TEST(PlayerView, AsksNothingOfAStreamThatIsNotThere) {
    Opened opened;
    opened.view.setSource(nullptr);
    for (const int key : {Qt::Key_Space, Qt::Key_Left, Qt::Key_L, Qt::Key_M, Qt::Key_Up}) {
        opened.key(key);
    }
    EXPECT_TRUE(opened.script->told.empty());
    EXPECT_FALSE(opened.view.hasSource());
}

}  // namespace
}  // namespace sigma::ui
