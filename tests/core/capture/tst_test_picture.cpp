#include <chrono>
#include <cstring>
#include <vector>

#include <gtest/gtest.h>

#include "core/capture/test_picture.h"
#include "core/media/timestamp_strip.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

constexpr WallTime kNow{std::chrono::milliseconds(1'795'305'600'700)};

std::vector<std::uint8_t> bytesOf(PictureBuffer& picture) {
    const std::uint8_t* end =
        picture.plane(2) + picture.stride(2) * static_cast<std::size_t>(picture.height() / 2);
    return std::vector<std::uint8_t>(static_cast<const std::uint8_t*>(picture.plane(0)), end);
}

TEST(TestPicture, TellsItsTimeToMachines) {
    for (const auto& [width, height] : {std::pair(1280U, 720U), std::pair(160U, 90U)}) {
        auto picture = std::make_shared<PictureBuffer>(media::PixelFormat::kI420, width, height);
        TestPicture().draw(*picture, kNow);
        const auto frame = shareFrame(picture, {}, media::ColorMatrix::kBt709);
        EXPECT_EQ(readTimestampStrip(*frame).value(), 1'795'305'600'700ms);
    }
}

TEST(TestPicture, IsTheSameInABufferUsedBefore) {
    PictureBuffer used(media::PixelFormat::kI420, 640, 360);
    PictureBuffer fresh(media::PixelFormat::kI420, 640, 360);
    for (const auto age : {1900ms, 700ms, 33ms}) {
        TestPicture().draw(used, kNow - age);
    }
    TestPicture().draw(used, kNow);
    TestPicture().draw(fresh, kNow);
    EXPECT_EQ(bytesOf(used), bytesOf(fresh));
}

TEST(TestPicture, Moves) {
    PictureBuffer before(media::PixelFormat::kI420, 640, 360);
    PictureBuffer after(media::PixelFormat::kI420, 640, 360);
    TestPicture().draw(before, kNow);
    TestPicture().draw(after, kNow + 33ms);
    const auto lane = [](PictureBuffer& picture) {
        const std::uint8_t* row = picture.plane(0) + picture.stride(0) * 270;
        return std::vector(row, row + picture.width());
    };
    EXPECT_NE(lane(before), lane(after));
}

TEST(TestPicture, FlashesWhereASecondBegins) {
    const auto flashAt = [](WallTime time) {
        PictureBuffer picture(media::PixelFormat::kI420, 640, 360);
        TestPicture().draw(picture, time);
        return picture.plane(0)[picture.stride(0) * 320 + 320];
    };
    const auto second = std::chrono::floor<std::chrono::seconds>(kNow);
    EXPECT_EQ(flashAt(second), 235);
    EXPECT_EQ(flashAt(second + 99ms), 235);
    EXPECT_EQ(flashAt(second + 100ms), 16);
    EXPECT_EQ(flashAt(second + 999ms), 16);
}

TEST(TestPicture, FitsAnyShape) {
    for (const auto& [width, height] :
         {std::pair(160U, 90U), std::pair(160U, 4320U), std::pair(7680U, 90U),
          std::pair(720U, 1280U), std::pair(162U, 94U)}) {
        PictureBuffer picture(media::PixelFormat::kI420, width, height);
        for (auto time = kNow; time != kNow + 4s; time += 100ms) {
            TestPicture().draw(picture, time);
        }
        EXPECT_TRUE(picture.hasGround());
    }
}

}  // namespace
}  // namespace sigma::capture
