#include <QApplication>
#include <QMouseEvent>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/player/seek_bar.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;

struct Bar {
    Bar() {
        bar.resize(514, 22);
        QObject::connect(&bar, &SeekBar::sought, &bar,
                         [this](player::Duration position) { sought.push_back(position); });
        QObject::connect(&bar, &SeekBar::pointed, &bar,
                         [this](player::Duration position, int x, const QString& time) {
                             pointed.push_back({position, x, time});
                         });
        QObject::connect(&bar, &SeekBar::left, &bar, [this] { ++leaves; });
        status.windowStart = 100s;
        status.windowEnd = 601s;
        status.liveEdge = 600s;
        status.position = 600s;
        bar.showStatus(status);
    }
    void mouse(QEvent::Type type, double x) {
        QMouseEvent event(type, QPointF(x, 11), QPointF(x, 11), Qt::LeftButton, Qt::LeftButton,
                          Qt::NoModifier);
        QApplication::sendEvent(&bar, &event);
    }
    void key(int key) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QApplication::sendEvent(&bar, &event);
    }

    struct Pointed {
        player::Duration position;
        int x;
        QString time;
        friend bool operator==(const Pointed&, const Pointed&) = default;
    };

    player::PlayerStatus status;
    SeekBar bar;
    std::vector<Pointed> pointed;
    int leaves = 0;
    std::vector<player::Duration> sought;
};

TEST(SeekBar, IsAtItsEndAtTheLiveEdge) {
    Bar bar;
    EXPECT_EQ(bar.bar.maximum(), 500'000);
    EXPECT_EQ(bar.bar.value(), 500'000);
    EXPECT_EQ(bar.bar.accessibleDescription(), QStringLiteral("at the live edge"));
    EXPECT_TRUE(bar.sought.empty());
}

TEST(SeekBar, SaysHowFarBackItIs) {
    Bar bar;
    bar.status.isFollowing = false;
    bar.status.position = 535s;
    bar.bar.showStatus(bar.status);
    EXPECT_EQ(bar.bar.value(), 435'000);
    EXPECT_EQ(bar.bar.accessibleDescription(), QStringLiteral("1:05 behind live"));
    EXPECT_TRUE(bar.sought.empty()) << "what it shows is nobody's wish";
}

TEST(SeekBar, JumpsToWhereItIsPressedOnceItIsLetGo) {
    Bar bar;
    bar.mouse(QEvent::MouseButtonPress, 257);
    EXPECT_TRUE(bar.sought.empty());
    bar.bar.showStatus(bar.status);
    EXPECT_EQ(bar.bar.value(), 250'000) << "the hand holds it";
    bar.mouse(QEvent::MouseButtonRelease, 257);
    ASSERT_EQ(bar.sought.size(), 1U);
    EXPECT_EQ(bar.sought[0], 350s);
}

TEST(SeekBar, FollowsTheKeys) {
    Bar bar;
    bar.key(Qt::Key_Left);
    bar.key(Qt::Key_PageDown);
    ASSERT_EQ(bar.sought.size(), 2U);
    EXPECT_EQ(bar.sought[0], 595s);
    EXPECT_EQ(bar.sought[1], 565s);
}

TEST(SeekBar, SaysWhereThePointerIs) {
    Bar bar;
    bar.mouse(QEvent::MouseMove, 257);
    EXPECT_EQ(bar.pointed.back(), (Bar::Pointed{350s, 257, QStringLiteral("−4:10")}));
    bar.status.isLive = false;
    bar.bar.showStatus(bar.status);
    bar.mouse(QEvent::MouseMove, 7);
    EXPECT_EQ(bar.pointed.back(), (Bar::Pointed{100s, 7, QStringLiteral("0:00")}));
}

TEST(SeekBar, SaysWhereItIsHeld) {
    Bar bar;
    bar.mouse(QEvent::MouseButtonPress, 257);
    EXPECT_EQ(bar.pointed.back().position, 350s);
    bar.mouse(QEvent::MouseMove, -20);
    EXPECT_EQ(bar.pointed.back().position, 100s);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&bar.bar, &leave);
    EXPECT_EQ(bar.leaves, 0) << "a hand that drags leaves the bar now and then";
    bar.mouse(QEvent::MouseButtonRelease, -20);
    EXPECT_EQ(bar.leaves, 1);
}

TEST(SeekBar, GoesOnUnderAPointerThatRests) {
    Bar bar;
    const auto goOn = [&bar] {
        bar.status.windowStart += 10s;
        bar.status.liveEdge += 20s;
        bar.status.position += 20s;
        bar.bar.showStatus(bar.status);
    };
    bar.mouse(QEvent::MouseMove, 257);
    goOn();
    EXPECT_EQ(bar.pointed.back(), (Bar::Pointed{365s, 257, QStringLiteral("−4:15")}));
    bar.mouse(QEvent::MouseButtonPress, 257);
    goOn();
    EXPECT_EQ(bar.pointed.back().position, 375s) << "the hand holds it";
    bar.mouse(QEvent::MouseButtonRelease, 257);
    const std::size_t count = bar.pointed.size();
    goOn();
    EXPECT_EQ(bar.pointed.size(), count) << "the pointer has gone";
}

TEST(SeekBar, GoesOnUnderNoPointerOnceTheKeysHaveIt) {
    Bar bar;
    bar.mouse(QEvent::MouseMove, 257);
    bar.key(Qt::Key_Left);
    bar.bar.showStatus(bar.status);
    EXPECT_EQ(bar.pointed.back().position, 595s);
}

TEST(SeekBar, SaysWhereTheKeysAre) {
    Bar bar;
    bar.key(Qt::Key_Left);
    ASSERT_EQ(bar.pointed.size(), 1U);
    EXPECT_EQ(bar.pointed[0].position, 595s);
    while (bar.leaves == 0) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

TEST(SeekBar, RestsWhereThereIsNothingToGoBackIn) {
    Bar bar;
    bar.status.windowStart = 597s;
    bar.bar.showStatus(bar.status);
    EXPECT_FALSE(bar.bar.isEnabled());
    bar.mouse(QEvent::MouseMove, 257);
    EXPECT_TRUE(bar.pointed.empty());
}

TEST(SeekBar, ReachesOverTheWholeOfARecording) {
    Bar bar;
    bar.status.isLive = false;
    bar.status.isFollowing = false;
    bar.status.position = 163s;
    bar.bar.showStatus(bar.status);
    EXPECT_EQ(bar.bar.maximum(), 501'000);
    EXPECT_EQ(bar.bar.accessibleDescription(), QStringLiteral("1:03"));
}

}  // namespace
}  // namespace sigma::ui
