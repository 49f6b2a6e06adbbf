#include <gtest/gtest.h>

extern "C" {
#include <libavutil/frame.h>
}

#include "core/encoder/ffmpeg_picture.h"
#include "tests/support/moving_picture.h"

namespace sigma::encoder {
namespace {

TEST(FfmpegPicture, SharesThePixelsOfI420AndKeepsThemAlive) {
    media::VideoFrame picture = test::movingPicture(64, 48, 3);
    const std::uint8_t* pixels = picture.planes[0].data;
    const std::weak_ptr<const void> owner = picture.owner;
    auto frame = ffmpegPicture(picture, PictureMemory::kI420, nullptr).value();
    EXPECT_EQ(frame->format, AV_PIX_FMT_YUV420P);
    EXPECT_EQ(frame->data[0], pixels);
    EXPECT_EQ(frame->linesize[1], 32);
    EXPECT_FALSE(av_frame_is_writable(frame.get()));
    picture.owner.reset();
    EXPECT_FALSE(owner.expired());
    frame.reset();
    EXPECT_TRUE(owner.expired());
}

TEST(FfmpegPicture, WeavesTheColoursOfNv12) {
    const media::VideoFrame picture = test::movingPicture(64, 48, 3);
    const auto frame = ffmpegPicture(picture, PictureMemory::kNv12, nullptr).value();
    EXPECT_EQ(frame->format, AV_PIX_FMT_NV12);
    EXPECT_EQ(frame->data[0][63], picture.planes[0].data[63]);
    for (int x = 0; x != 32; ++x) {
        EXPECT_EQ(frame->data[1][2 * x], picture.planes[1].data[x]);
        EXPECT_EQ(frame->data[1][2 * x + 1], picture.planes[2].data[x]);
    }
}

TEST(FfmpegPicture, NamesItsFormat) {
    EXPECT_EQ(ffmpegFormat(PictureMemory::kI420), AV_PIX_FMT_YUV420P);
    EXPECT_EQ(ffmpegFormat(PictureMemory::kNv12), AV_PIX_FMT_NV12);
    EXPECT_EQ(ffmpegFormat(PictureMemory::kVaapiSurface), AV_PIX_FMT_VAAPI);
}

}  // namespace
}  // namespace sigma::encoder
