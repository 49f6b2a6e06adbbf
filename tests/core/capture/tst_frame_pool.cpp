#include <vector>

#include <gtest/gtest.h>

#include "core/capture/frame_pool.h"

namespace sigma::capture {
namespace {

using media::PixelFormat;

TEST(FramePool, UsesMemoryAgainOnceNobodyLooksAtIt) {
    FramePool pool;
    auto first = pool.take(PixelFormat::kI420, 64, 32);
    const std::uint8_t* memory = first->plane(0);
    EXPECT_NE(pool.take(PixelFormat::kI420, 64, 32)->plane(0), memory);
    auto frame = shareFrame(std::move(first), {}, media::ColorMatrix::kBt709);
    EXPECT_NE(pool.take(PixelFormat::kI420, 64, 32)->plane(0), memory);
    frame.reset();
    EXPECT_EQ(pool.take(PixelFormat::kI420, 64, 32)->plane(0), memory);
}

TEST(FramePool, GivesNoMoreThanSixteenPictures) {
    FramePool pool;
    std::vector<std::shared_ptr<PictureBuffer>> out;
    for (std::size_t index = 0; index != FramePool::kMostPictures; ++index) {
        out.push_back(pool.take(PixelFormat::kBgra, 2, 2));
        EXPECT_NE(out.back(), nullptr);
    }
    EXPECT_EQ(pool.take(PixelFormat::kBgra, 2, 2), nullptr);
    out.pop_back();
    EXPECT_NE(pool.take(PixelFormat::kBgra, 2, 2), nullptr);
}

TEST(FramePool, ForgetsPicturesOfAnotherSize) {
    FramePool pool;
    pool.take(PixelFormat::kI420, 64, 32)->setHasGround();
    EXPECT_TRUE(pool.take(PixelFormat::kI420, 64, 32)->hasGround());
    EXPECT_FALSE(pool.take(PixelFormat::kI420, 32, 32)->hasGround());
    EXPECT_FALSE(pool.take(PixelFormat::kI420, 64, 32)->hasGround());
}

TEST(FramePool, IsOutlivedByItsPictures) {
    std::shared_ptr<const media::VideoFrame> frame;
    {
        FramePool pool;
        auto picture = pool.take(PixelFormat::kNv12, 4, 2);
        picture->plane(1)[0] = 77;
        frame = shareFrame(std::move(picture), {}, media::ColorMatrix::kBt601);
    }
    EXPECT_EQ(frame->planes[1].data[0], 77);
    const auto again = shareFrameAgain(*frame, SteadyTime(std::chrono::seconds(5)));
    frame.reset();
    EXPECT_EQ(again->planes[1].data[0], 77);
    EXPECT_EQ(again->capturedAt, SteadyTime(std::chrono::seconds(5)));
}

TEST(FramePool, LaysPlanesOutOneBehindTheOther) {
    PictureBuffer picture(PixelFormat::kI420, 100, 50);
    EXPECT_EQ(picture.stride(0), 128U);
    EXPECT_EQ(picture.stride(1), 64U);
    EXPECT_EQ(picture.plane(1) - picture.plane(0), 128 * 50);
    EXPECT_EQ(picture.plane(2) - picture.plane(1), 64 * 25);
}

TEST(PictureSize, IsBounded) {
    EXPECT_FALSE(checkPictureSize(7680, 4320, "the image").has_error());
    EXPECT_EQ(checkPictureSize(7682, 4320, "the image").error().context,
              "the image has 7682x4320 pixels, the limit is 7680x4320");
    EXPECT_EQ(checkPictureSize(100, 4322, "it").error().code, ErrorCode::kLimitExceeded);
    EXPECT_EQ(checkPictureSize(0, 2, "it").error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::capture
