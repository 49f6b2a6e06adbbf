#include <cstring>

#include <gtest/gtest.h>

#include "core/capture/picture_converter.h"

extern "C" {
#include <libavutil/frame.h>
}

namespace sigma::capture {
namespace {

/// A picture of FFmpeg's, at least all bytes of its first plane alike.
std::shared_ptr<AVFrame> pictureOf(AVPixelFormat format, int width, int height, int value) {
    std::shared_ptr<AVFrame> picture(av_frame_alloc(),
                                     [](AVFrame* frame) { av_frame_free(&frame); });
    picture->format = format;
    picture->width = width;
    picture->height = height;
    EXPECT_EQ(av_frame_get_buffer(picture.get(), 0), 0);
    std::memset(picture->data[0], value, picture->buf[0]->size);
    return picture;
}

TEST(PictureConverter, CopiesNothingThatIsOursAlready) {
    PictureConverter converter;
    auto picture = pictureOf(AV_PIX_FMT_YUV420P, 65, 33, 99);
    picture->colorspace = AVCOL_SPC_BT709;
    const std::uint8_t* memory = picture->data[0];
    const auto frame = converter.convert(*picture, {}).value();
    picture.reset();
    EXPECT_EQ(frame->planes[0].data, memory);
    EXPECT_EQ(frame->planes[0].data[0], 99);
    EXPECT_EQ(frame->width, 64U);
    EXPECT_EQ(frame->height, 32U);
    EXPECT_EQ(frame->matrix, media::ColorMatrix::kBt709);
}

TEST(PictureConverter, BringsTheFullRangeIntoTheLimitedOne) {
    PictureConverter converter;
    auto picture = pictureOf(AV_PIX_FMT_YUV420P, 64, 32, 255);
    picture->color_range = AVCOL_RANGE_JPEG;
    EXPECT_NEAR(converter.convert(*picture, {}).value()->planes[0].data[0], 235, 2);
}

TEST(PictureConverter, ConvertsOtherFormats) {
    PictureConverter converter;
    const auto grey = converter.convert(*pictureOf(AV_PIX_FMT_YUV444P, 64, 32, 77), {}).value();
    EXPECT_EQ(grey->format, media::PixelFormat::kI420);
    EXPECT_NEAR(grey->planes[0].data[0], 77, 1);
    const auto glass = converter.convert(*pictureOf(AV_PIX_FMT_RGBA, 64, 32, 50), {}).value();
    EXPECT_EQ(glass->format, media::PixelFormat::kBgra);
    EXPECT_EQ(glass->planes[0].data[3], 50);
}

TEST(PictureConverter, RefusesWhatIsTooLarge) {
    PictureConverter converter;
    AVFrame picture{};
    picture.width = 8'000;
    picture.height = 8'000;
    EXPECT_EQ(converter.convert(picture, {}).error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::capture
