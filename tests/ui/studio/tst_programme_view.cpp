#include <QAbstractButton>
#include <QApplication>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/studio/programme_view.h"

namespace sigma::ui {
namespace {

struct Shown : test::StudioScene {
    Shown() {
        open();
        view = std::make_unique<ProgrammeView>(*broadcaster, nullptr);
        view->resize(900, 560);
        view->show();
    }
    void beLive() {
        goLive();
        view->refresh();
        QApplication::processEvents();
    }
    QAbstractButton& there() {
        return *view->findChild<QAbstractButton*>(QStringLiteral("showReturn"));
    }
    std::unique_ptr<ProgrammeView> view;
};

TEST(ProgrammeView, OffersWhatViewersSeeOnlyWhileLive) {
    Shown shown;
    EXPECT_FALSE(shown.there().isVisible());
    shown.beLive();
    EXPECT_TRUE(shown.there().isVisible());
}

TEST(ProgrammeView, PlaysTheBroadcastWithoutItsSoundAndSaysItsDelay) {
    Shown shown;
    shown.beLive();
    shown.there().click();
    EXPECT_TRUE(shown.view->showsReturn());
    EXPECT_EQ(shown.streams.opened,
              std::vector<std::string>{"http://127.0.0.1:8080/live/studio/index.m3u8"});
    EXPECT_TRUE(shown.streams.script->isMuted);
    EXPECT_EQ(shown.there().text(), QStringLiteral("As viewers see it · 3.1 s"));
}

TEST(ProgrammeView, GoesBackToTheProgramme) {
    Shown shown;
    shown.beLive();
    shown.there().click();
    shown.view->findChild<QAbstractButton*>(QStringLiteral("showProgramme"))->click();
    EXPECT_FALSE(shown.view->showsReturn());
    EXPECT_EQ(shown.there().text(), QStringLiteral("As viewers see it"));
}

TEST(ProgrammeView, GoesBackByItselfWhenTheBroadcastEnds) {
    Shown shown;
    shown.beLive();
    shown.there().click();
    shown.studio.current.state = studio::BroadcastState::kIdle;
    shown.broadcaster->refresh();
    shown.view->refresh();
    EXPECT_FALSE(shown.view->showsReturn());
    EXPECT_FALSE(shown.there().isVisible());
}

TEST(ProgrammeView, OffersNothingWhereNobodyKnowsWhereItIsWatched) {
    Shown shown;
    shown.network.local->playUrl.clear();
    shown.beLive();
    EXPECT_FALSE(shown.there().isVisible());
}

}  // namespace
}  // namespace sigma::ui
