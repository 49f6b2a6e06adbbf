#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/player/player_view.h"
#include "ui/player/stream_dialog.h"

namespace sigma::ui {
namespace {

struct Opened {
    Opened() : dialog(streams, std::make_shared<test::FakeClock>()) {
        test::theTheme();
        dialog.show();
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral(" https://live/index.m3u8 "));
    }
    void play() {
        dialog.findChild<QAbstractButton*>(QStringLiteral("streamPlay"))->click();
        QApplication::processEvents();
    }

    test::FakeStreams streams;
    StreamDialog dialog;
};

TEST(StreamDialog, PlaysWhatIsGiven) {
    Opened opened;
    opened.play();
    EXPECT_EQ(opened.streams.opened, std::vector<std::string>{"https://live/index.m3u8"});
    EXPECT_TRUE(opened.dialog.findChild<PlayerView*>()->hasSource());
    EXPECT_FALSE(opened.streams.script->isMuted);
}

TEST(StreamDialog, SaysWhyAnAddressIsNone) {
    Opened opened;
    opened.streams.refusal = Error{ErrorCode::kInvalidData, "names no host"};
    opened.play();
    const auto* problem = opened.dialog.findChild<QLabel*>(QStringLiteral("streamProblem"));
    EXPECT_TRUE(problem->isVisible());
    EXPECT_EQ(problem->text(), QStringLiteral("Names no host."));
    opened.streams.refusal.reset();
    opened.play();
    EXPECT_FALSE(problem->isVisible());
}

}  // namespace
}  // namespace sigma::ui
