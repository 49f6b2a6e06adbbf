#include <chrono>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/capture/text_picture.h"
#include "tests/support/offscreen_application.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

constexpr WallTime kTime{1'795'305'600s};

class TextPicture : public testing::Test {
protected:
    void SetUp() override { test::offscreenApplication(); }

    /// The picture's pixels, to compare.
    static std::string paintedAt(const std::string& text, WallTime time) {
        TextSettings settings;
        settings.text = text;
        const auto frame = paintText(settings, time).value();
        return {reinterpret_cast<const char*>(frame->planes[0].data),
                frame->planes[0].stride * frame->height};
    }
};

TEST_F(TextPicture, LiesOverATransparentGround) {
    TextSettings settings;
    settings.text = "Xin chào, Việt Nam: đường phố ở Huế";
    const auto frame = paintText(settings, kTime).value();
    EXPECT_EQ(frame->format, media::PixelFormat::kBgra);
    EXPECT_EQ(frame->width, 1280U);
    EXPECT_EQ(frame->height, 720U);
    EXPECT_EQ(frame->planes[0].data[3], 0);
    std::set<std::uint8_t> alphas;
    for (std::size_t x = 0; x != 1280; ++x) {
        for (std::size_t y = 330; y != 390; ++y) {
            alphas.insert(frame->planes[0].data[y * frame->planes[0].stride + 4 * x + 3]);
        }
    }
    EXPECT_TRUE(alphas.contains(255));
}

TEST_F(TextPicture, ShowsTheTime) {
    EXPECT_NE(paintedAt("{time}", kTime), paintedAt("{time}", kTime + 1s));
    EXPECT_EQ(paintedAt("time", kTime), paintedAt("time", kTime + 1s));
}

TEST_F(TextPicture, IsYuvOverAnOpaqueGround) {
    TextSettings settings;
    settings.text = "news";
    settings.background = 0xFF000000;
    EXPECT_EQ(paintText(settings, kTime).value()->format, media::PixelFormat::kI420);
}

TEST(TextSettingsCheck, BoundsLengthAndSize) {
    TextSettings settings;
    settings.text = std::string(10'001, 'a');
    EXPECT_EQ(checkText(settings).error().context, "the text has 10001 bytes, the limit is 10000");
    settings.text = "a";
    EXPECT_FALSE(checkText(settings).has_error());
    settings.pixelSize = 721;
    EXPECT_EQ(checkText(settings).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::capture
