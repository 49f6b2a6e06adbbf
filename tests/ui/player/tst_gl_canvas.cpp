#include <QApplication>
#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/player/gl_canvas.h"
#include "ui/player/picture_surface.h"
#include "ui/widgets/frame_image.h"

namespace sigma::ui {
namespace {

constexpr QSize kRoom(128, 64);

/// Red beside green, in rows that go on behind the picture with what nobody is to see.
media::VideoFrame redAndGreen(media::ColorMatrix matrix) {
    constexpr std::size_t kStride = 80;
    constexpr std::array<std::array<std::uint8_t, 2>, 3> kColors = {
        {{81, 145}, {90, 54}, {240, 34}}};
    media::VideoFrame frame;
    frame.matrix = matrix;
    frame.width = 64;
    frame.height = 32;
    const auto bytes =
        std::make_shared<std::vector<std::uint8_t>>(kStride * frame.height * 2, std::uint8_t{255});
    std::uint8_t* row = bytes->data();
    for (std::size_t plane = 0; plane != kColors.size(); ++plane) {
        const std::size_t shrink = plane == 0 ? 1 : 2;
        const std::size_t half = frame.width / shrink / 2;
        frame.planes[plane] = {row, kStride};
        for (std::size_t y = 0; y != frame.height / shrink; ++y, row += kStride) {
            std::fill_n(row, half, kColors[plane][0]);
            std::fill_n(row + half, half, kColors[plane][1]);
        }
    }
    frame.owner = bytes;
    return frame;
}

int difference(const QColor& a, const QColor& b) {
    return std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                     std::abs(a.blue() - b.blue())});
}

class GlCanvasTest : public testing::Test {
protected:
    void SetUp() override {
        QOpenGLContext context;
        if (!context.create()) {
            GTEST_SKIP() << "no OpenGL here: needs Xvfb (installer/packages/test.txt) and Mesa";
        }
        test::theTheme();
    }
};

TEST_F(GlCanvasTest, ShowsTheColoursOfTheRaster) {
    GlCanvas canvas(nullptr);
    canvas.resize(kRoom);
    canvas.show();
    for (const auto matrix : {media::ColorMatrix::kBt601, media::ColorMatrix::kBt709}) {
        const media::VideoFrame frame = redAndGreen(matrix);
        canvas.setPicture(frame);
        const QImage drawn = canvas.grabFramebuffer();
        widgets::FrameConverter converter;
        const QImage& expected = converter.convert(frame, kRoom);
        ASSERT_EQ(drawn.size(), kRoom);
        for (const QPoint at : {QPoint(2, 2), QPoint(32, 32), QPoint(96, 32), QPoint(125, 61)}) {
            EXPECT_LE(difference(drawn.pixelColor(at), expected.pixelColor(at)), 3)
                << drawn.pixelColor(at).name().toStdString() << " at x " << at.x();
        }
    }
}

TEST_F(GlCanvasTest, ShowsPicturesOfAnotherSize) {
    GlCanvas canvas(nullptr);
    canvas.resize(kRoom);
    canvas.show();
    canvas.setPicture(*test::softPicture(320, 160));
    canvas.grabFramebuffer();
    canvas.setPicture(redAndGreen(media::ColorMatrix::kBt601));
    const QImage drawn = canvas.grabFramebuffer();
    EXPECT_LE(difference(drawn.pixelColor(32, 32), Qt::red), 4);
    EXPECT_LE(difference(drawn.pixelColor(96, 32), Qt::green), 4);
}

TEST_F(GlCanvasTest, ShowsTheStageWithoutAPicture) {
    GlCanvas canvas(nullptr);
    canvas.resize(kRoom);
    canvas.show();
    canvas.setPicture(redAndGreen(media::ColorMatrix::kBt601));
    canvas.grabFramebuffer();
    canvas.setPicture(std::nullopt);
    const QColor seen = canvas.grabFramebuffer().pixelColor(32, 32);
    EXPECT_LE(difference(seen, widgets::currentTokens().stage), 1);
}

TEST_F(GlCanvasTest, KeepsThePictureInAnotherWindow) {
    QWidget first;
    QWidget second;
    auto* const canvas = new GlCanvas(&first);
    canvas->resize(kRoom);
    first.show();
    canvas->setPicture(redAndGreen(media::ColorMatrix::kBt601));
    const QImage before = canvas->grabFramebuffer();
    EXPECT_LE(difference(before.pixelColor(32, 32), Qt::red), 4);
    canvas->setParent(&second);
    second.show();
    canvas->show();
    EXPECT_EQ(canvas->grabFramebuffer(), before);
}

TEST_F(GlCanvasTest, SaysOnceThatItsContextCannotDraw) {
    QSurfaceFormat withoutTheOld;
    withoutTheOld.setVersion(3, 3);
    withoutTheOld.setProfile(QSurfaceFormat::CoreProfile);
    GlCanvas canvas(nullptr);
    canvas.setFormat(withoutTheOld);
    int failures = 0;
    QObject::connect(&canvas, &GlCanvas::failed, &canvas, [&] { ++failures; });
    canvas.resize(kRoom);
    canvas.show();
    for (int picture = 0; picture != 2; ++picture) {
        canvas.setPicture(redAndGreen(media::ColorMatrix::kBt601));
        canvas.grabFramebuffer();
    }
    EXPECT_EQ(failures, 1);
}

QImage seenOn(CanvasKind kind) {
    PictureSurface surface(std::make_shared<test::FakeClock>(), kind, nullptr);
    surface.resize(400, 400);
    surface.setMessage(QStringLiteral("Waiting"));
    surface.show();
    surface.setPictures([](SteadyTime) { return std::optional(*test::softPicture(320, 180)); });
    return surface.grab().toImage();
}

TEST_F(GlCanvasTest, LiesInASurfaceAsTheRasterDoes) {
    const QImage raster = seenOn(CanvasKind::kRaster);
    const QImage drawn = seenOn(CanvasKind::kOpenGl);
    ASSERT_EQ(drawn.size(), raster.size());
    int most = 0;
    for (int y = 0; y < raster.height(); ++y) {
        for (int x = 0; x < raster.width(); ++x) {
            most = std::max(most, difference(drawn.pixelColor(x, y), raster.pixelColor(x, y)));
        }
    }
    EXPECT_LE(most, 6);
}

TEST_F(GlCanvasTest, LeavesItsPictureToTheRasterWhereItFails) {
    PictureSurface surface(std::make_shared<test::FakeClock>(), CanvasKind::kOpenGl, nullptr);
    surface.resize(400, 400);
    surface.show();
    std::optional<media::VideoFrame> next = *test::softPicture(400, 400);
    surface.setPictures([&](SteadyTime) { return std::exchange(next, std::nullopt); });
    auto* const canvas = surface.findChild<GlCanvas*>();
    ASSERT_NE(canvas, nullptr);
    Q_EMIT canvas->failed();
    QApplication::processEvents();
    EXPECT_EQ(surface.findChild<GlCanvas*>(), nullptr);
    const QImage seen = surface.grab().toImage();
    EXPECT_NE(seen.pixelColor(200, 200), widgets::currentTokens().stage);
    // What lay over the picture still does.
    EXPECT_EQ(seen.pixelColor(0, 0), widgets::currentTokens().window);
    EXPECT_EQ(surface.childAt(200, 200), nullptr);
}

TEST_F(GlCanvasTest, ReachesTheScreen) {
    PictureSurface surface(std::make_shared<test::FakeClock>(), CanvasKind::kOpenGl, nullptr);
    auto* const canvas = surface.findChild<GlCanvas*>();
    ASSERT_NE(canvas, nullptr);
    QEventLoop loop;
    QObject::connect(canvas, &QOpenGLWidget::frameSwapped, &loop, [&] { loop.exit(0); });
    QObject::connect(canvas, &GlCanvas::failed, &loop, [&] { loop.exit(1); });
    QTimer::singleShot(std::chrono::seconds(30), &loop, [&] { loop.exit(2); });
    surface.resize(400, 400);
    surface.setPictures([](SteadyTime) { return std::optional(*test::softPicture(320, 180)); });
    surface.show();
    EXPECT_EQ(loop.exec(), 0);
}

}  // namespace
}  // namespace sigma::ui
