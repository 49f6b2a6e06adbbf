#include <QApplication>
#include <QMouseEvent>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/player/seek_bar.h"
#include "ui/player/seek_preview.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;
using thumbnails::Thumbnail;

/// A bar at the bottom of a window, and what lies over it.
struct Window {
    Window() {
        test::theTheme();
        window.resize(514, 300);
        bar.setGeometry(0, 278, 514, 22);
        player::PlayerStatus status;
        status.windowStart = 100s;
        status.windowEnd = 601s;
        status.liveEdge = 600s;
        status.position = 600s;
        bar.showStatus(status);
        preview.setPictures([this](player::Duration position) {
            asked.push_back(position);
            return picture;
        });
        window.show();
    }
    void pointAt(double x) {
        QMouseEvent event(QEvent::MouseMove, QPointF(x, 11), QPointF(x, 289), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&bar, &event);
    }
    void leave() {
        QEvent event(QEvent::Leave);
        QApplication::sendEvent(&bar, &event);
    }

    QWidget window;
    SeekBar bar{&window};
    SeekPreview preview{bar, &window};
    std::shared_ptr<const Thumbnail> picture;
    std::vector<player::Duration> asked;
};

TEST(SeekPreview, ShowsThePictureOfThePlaceThatIsPointedAt) {
    Window window;
    EXPECT_TRUE(window.preview.isHidden());
    window.picture = std::make_shared<const Thumbnail>(*test::softPicture(1280, 720));
    window.pointAt(257);
    EXPECT_TRUE(window.preview.isVisible());
    EXPECT_TRUE(window.preview.hasPicture());
    EXPECT_EQ(window.preview.time(), QStringLiteral("−4:10"));
    EXPECT_EQ(window.asked, std::vector<player::Duration>{350s});
    EXPECT_LT(window.preview.geometry().bottom(), window.bar.y());
    EXPECT_NEAR(window.preview.geometry().center().x(), 257, 1);
    EXPECT_GE(window.preview.height(), 108);
}

TEST(SeekPreview, ShowsOnlyTheTimeWhereThereIsNoPicture) {
    Window window;
    window.pointAt(257);
    EXPECT_TRUE(window.preview.isVisible());
    EXPECT_FALSE(window.preview.hasPicture());
    EXPECT_LT(window.preview.height(), 40);
    EXPECT_EQ(window.preview.time(), QStringLiteral("−4:10"));
}

TEST(SeekPreview, ShowsAPictureOnceItIsThere) {
    Window window;
    window.pointAt(257);
    window.picture = std::make_shared<const Thumbnail>(*test::softPicture(1280, 720));
    while (!window.preview.hasPicture()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    EXPECT_LT(window.preview.geometry().bottom(), window.bar.y());
}

TEST(SeekPreview, StaysWithinTheWindow) {
    Window window;
    window.picture = std::make_shared<const Thumbnail>(*test::softPicture(1280, 720));
    window.pointAt(2);
    EXPECT_EQ(window.preview.x(), 0);
    window.pointAt(512);
    EXPECT_EQ(window.preview.geometry().right(), 513);
}

TEST(SeekPreview, AsksNobodyOnceThePointerHasGone) {
    Window window;
    window.pointAt(257);
    window.leave();
    EXPECT_TRUE(window.preview.isHidden());
    const std::size_t asked = window.asked.size();
    for (int turn = 0; turn != 20; ++turn) {
        QApplication::processEvents();
    }
    EXPECT_EQ(window.asked.size(), asked);
}

TEST(SeekPreview, FollowsTheKeysForAWhile) {
    Window window;
    QKeyEvent event(QEvent::KeyPress, Qt::Key_Left, Qt::NoModifier);
    QApplication::sendEvent(&window.bar, &event);
    EXPECT_TRUE(window.preview.isVisible());
    EXPECT_EQ(window.preview.time(), QStringLiteral("−0:05"));
    while (window.preview.isVisible()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

TEST(SeekPreview, GoesWithItsStream) {
    Window window;
    window.pointAt(257);
    window.preview.setPictures({});
    EXPECT_TRUE(window.preview.isHidden());
    window.pointAt(100);
    EXPECT_FALSE(window.preview.hasPicture());
    EXPECT_EQ(window.asked.size(), 1U);
}

}  // namespace
}  // namespace sigma::ui
