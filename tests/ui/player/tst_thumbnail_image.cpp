#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"
#include "ui/player/thumbnail_image.h"

namespace sigma::ui {
namespace {

using thumbnails::SheetPicture;

/// Two pictures side by side, red and blue, as an image file.
SharedBuffer sheet(const char* format) {
    QImage image(320, 90, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter(&image).fillRect(160, 0, 160, 90, Qt::blue);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format);
    return SharedBuffer::take(bytes.toStdString());
}

class ThumbnailImageFormat : public testing::TestWithParam<const char*> {};

TEST_P(ThumbnailImageFormat, CutsAPictureOutOfItsSheet) {
    ThumbnailImage converter;
    const SharedBuffer bytes = sheet(GetParam());
    const QImage left =
        converter.convert(SheetPicture{bytes, hls::ImageArea{0, 0, 160, 90}}, QSize(192, 108));
    EXPECT_EQ(left.size(), QSize(192, 108));
    EXPECT_GT(left.pixelColor(96, 54).red(), 200);
    const QImage right =
        converter.convert(SheetPicture{bytes, hls::ImageArea{160, 0, 160, 90}}, QSize(100, 100));
    EXPECT_EQ(right.size(), QSize(100, 56));
    EXPECT_GT(right.pixelColor(50, 30).blue(), 200);
}

INSTANTIATE_TEST_SUITE_P(ThumbnailImage, ThumbnailImageFormat, testing::Values("JPEG", "PNG"));

TEST(ThumbnailImage, TakesAllOfAnImageWithoutAnArea) {
    EXPECT_EQ(ThumbnailImage().convert(SheetPicture{sheet("PNG"), {}}, QSize(160, 160)).size(),
              QSize(160, 45));
}

TEST(ThumbnailImage, ConvertsKeyFrames) {
    EXPECT_EQ(ThumbnailImage().convert(*test::softPicture(1280, 720), QSize(192, 108)).size(),
              QSize(192, 108));
}

TEST(ThumbnailImage, HasNothingOutsideOfASheet) {
    ThumbnailImage converter;
    const SharedBuffer bytes = sheet("PNG");
    for (const hls::ImageArea area :
         {hls::ImageArea{160, 0, 161, 90}, hls::ImageArea{0, 1, 160, 90},
          hls::ImageArea{0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF}}) {
        EXPECT_TRUE(converter.convert(SheetPicture{bytes, area}, QSize(192, 108)).isNull());
    }
}

TEST(ThumbnailImage, HasNothingOfWhatIsNoImage) {
    const auto bytes = SharedBuffer::take(std::string("<html>"));
    EXPECT_TRUE(ThumbnailImage().convert(SheetPicture{bytes, {}}, QSize(192, 108)).isNull());
}

TEST(ThumbnailImage, ReadsNoSheetOfTooManyPixels) {
    for (const int height : {2048, 2049}) {
        QImage image(2048, height, QImage::Format_Mono);
        image.fill(0);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        image.save(&buffer, "PNG");
        const SheetPicture picture{SharedBuffer::take(bytes.toStdString()), {}};
        EXPECT_EQ(ThumbnailImage().convert(picture, QSize(192, 108)).isNull(), height == 2049);
    }
}

TEST(ThumbnailImage, KeepsTheThreeSheetsThatWereLookedAtLast) {
    ThumbnailImage converter;
    std::vector<std::weak_ptr<const SharedBuffer>> sheets;
    const auto look = [&](const std::shared_ptr<const SharedBuffer>& bytes) {
        const SheetPicture picture{SharedBuffer::within(bytes, bytes->view()), {}};
        EXPECT_FALSE(converter.convert(picture, QSize(192, 108)).isNull());
    };
    for (int number = 0; number != 3; ++number) {
        const auto bytes = std::make_shared<const SharedBuffer>(sheet("PNG"));
        sheets.push_back(bytes);
        look(bytes);
    }
    look(sheets[0].lock());
    look(std::make_shared<const SharedBuffer>(sheet("PNG")));
    EXPECT_FALSE(sheets[0].expired());
    EXPECT_TRUE(sheets[1].expired());
    EXPECT_FALSE(sheets[2].expired());
}

}  // namespace
}  // namespace sigma::ui
