#include <QVideoFrame>
#include <QVideoFrameFormat>
#include <cstring>

#include <gtest/gtest.h>

#include "core/capture/qt_video_copy.h"
#include "tests/support/offscreen_application.h"

namespace sigma::capture {
namespace {

/// A picture as a camera gives it, its first plane all of one value.
QVideoFrame pictureOf(QVideoFrameFormat::PixelFormat format, int width, int height, int value) {
    test::offscreenApplication();
    QVideoFrame frame{QVideoFrameFormat(QSize(width, height), format)};
    EXPECT_TRUE(frame.map(QVideoFrame::WriteOnly));
    for (int plane = 0; plane != frame.planeCount(); ++plane) {
        std::memset(frame.bits(plane), plane == 0 ? value : 128,
                    static_cast<std::size_t>(frame.mappedBytes(plane)));
    }
    frame.unmap();
    return frame;
}

TEST(QtVideoCopy, KeepsYuvAsItIs) {
    FramePool pool;
    const std::pair<QVideoFrameFormat::PixelFormat, media::PixelFormat> formats[] = {
        {QVideoFrameFormat::Format_YUV420P, media::PixelFormat::kI420},
        {QVideoFrameFormat::Format_NV12, media::PixelFormat::kNv12},
        {QVideoFrameFormat::Format_YUYV, media::PixelFormat::kYuyv},
        {QVideoFrameFormat::Format_UYVY, media::PixelFormat::kUyvy}};
    for (const auto& [theirs, ours] : formats) {
        const auto frame = copyVideoFrame(pictureOf(theirs, 64, 32, 42), pool, {}).value();
        EXPECT_EQ(frame->format, ours);
        EXPECT_EQ(frame->planes[0].data[frame->planes[0].stride * 31], 42);
    }
}

TEST(QtVideoCopy, TurnsRgbIntoYuv) {
    FramePool pool;
    const auto frame =
        copyVideoFrame(pictureOf(QVideoFrameFormat::Format_BGRX8888, 64, 32, 255), pool, {})
            .value();
    EXPECT_EQ(frame->format, media::PixelFormat::kI420);
    EXPECT_NEAR(frame->planes[0].data[0], 235, 1);
    EXPECT_EQ(frame->matrix, media::ColorMatrix::kBt601);
}

TEST(QtVideoCopy, LeavesAPictureOutWhileAllAreLookedAt) {
    FramePool pool;
    std::vector<std::shared_ptr<PictureBuffer>> out;
    for (std::size_t index = 0; index != FramePool::kMostPictures; ++index) {
        out.push_back(pool.take(media::PixelFormat::kNv12, 64, 32));
    }
    EXPECT_EQ(
        copyVideoFrame(pictureOf(QVideoFrameFormat::Format_NV12, 64, 32, 1), pool, {}).value(),
        nullptr);
}

TEST(QtVideoCopy, RefusesAnEmptyPicture) {
    FramePool pool;
    EXPECT_EQ(copyVideoFrame(QVideoFrame(), pool, {}).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::capture
