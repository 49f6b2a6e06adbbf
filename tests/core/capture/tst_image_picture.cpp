#include <QImage>
#include <QString>
#include <fstream>

#include <gtest/gtest.h>

#include "core/capture/image_picture.h"
#include "tests/support/offscreen_application.h"
#include "tests/support/temporary_folder.h"

namespace sigma::capture {
namespace {

class ImagePicture : public testing::Test {
protected:
    void SetUp() override { test::offscreenApplication(); }
    std::string path(const char* name) const { return m_folder.path() + "/" + name; }

    test::TemporaryFolder m_folder;
};

TEST_F(ImagePicture, IsReadFromManyFormats) {
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::black);
    for (const char* name : {"a.png", "a.jpg", "a.bmp", "a.wrong_ending.ppm"}) {
        ASSERT_TRUE(image.save(QString::fromStdString(path(name))));
        const auto frame = readImage(path(name));
        ASSERT_TRUE(frame.has_value()) << frame.error().context;
        EXPECT_EQ((*frame)->width, 40U);
        EXPECT_NEAR((*frame)->planes[0].data[0], 16, 1);
    }
}

TEST_F(ImagePicture, MayBeDrawnByVectors) {
    std::ofstream(path("a.svg")) << R"(<svg xmlns="http://www.w3.org/2000/svg" width="64" )"
                                    R"(height="32"><circle cx="16" cy="16" r="8"/></svg>)";
    const auto frame = readImage(path("a.svg"));
    ASSERT_TRUE(frame.has_value()) << frame.error().context;
    EXPECT_EQ((*frame)->width, 64U);
    EXPECT_EQ((*frame)->format, media::PixelFormat::kBgra);
}

TEST_F(ImagePicture, IsRefusedInWords) {
    EXPECT_EQ(readImage(path("none.png")).error().context, "there is no file " + path("none.png"));
    std::ofstream(path("broken.png")) << "\x89PNG\r\n\x1a\nand then nothing";
    EXPECT_EQ(readImage(path("broken.png")).error().code, ErrorCode::kInvalidData);
    std::ofstream(path("huge.ppm")) << "P6 8000 8000 255\n";
    EXPECT_EQ(readImage(path("huge.ppm")).error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::capture
