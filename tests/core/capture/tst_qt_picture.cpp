#include <QImage>

#include <gtest/gtest.h>

#include "core/capture/qt_picture.h"

namespace sigma::capture {
namespace {

TEST(QtPicture, IsYuvWhereNothingShowsThrough) {
    QImage image(7, 5, QImage::Format_ARGB32);
    image.fill(Qt::white);
    const auto frame = frameOf(image).value();
    EXPECT_EQ(frame->format, media::PixelFormat::kI420);
    EXPECT_EQ(frame->matrix, media::ColorMatrix::kBt601);
    EXPECT_EQ(frame->width, 6U);
    EXPECT_EQ(frame->height, 4U);
    EXPECT_NEAR(frame->planes[0].data[0], 235, 1);
}

TEST(QtPicture, KeepsTransparencyThatIsNotPremultiplied) {
    QImage image(4, 4, QImage::Format_ARGB32_Premultiplied);
    image.fill(QColor(255, 0, 0, 128));
    const auto frame = frameOf(image).value();
    EXPECT_EQ(frame->format, media::PixelFormat::kBgra);
    EXPECT_EQ(frame->planes[0].data[2], 255);
    EXPECT_EQ(frame->planes[0].data[3], 128);
}

TEST(QtPicture, RefusesWhatIsEmpty) {
    EXPECT_EQ(frameOf(QImage()).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::capture
