#include <functional>

#include <gtest/gtest.h>

#include "core/encoder/settings_check.h"
#include "tests/support/moving_picture.h"

namespace sigma::encoder {
namespace {

using namespace std::chrono_literals;

struct Case {
    const char* name;
    std::function<void(VideoEncoderSettings&)> change;
    const char* words;
};

void PrintTo(const Case& each, std::ostream* stream) {
    *stream << each.name;
}

class BadVideoSettings : public testing::TestWithParam<Case> {};

TEST_P(BadVideoSettings, AreRefusedInWords) {
    VideoEncoderSettings settings;
    ASSERT_TRUE(checkSettings(settings).has_value());
    GetParam().change(settings);
    const auto checked = checkSettings(settings);
    ASSERT_TRUE(checked.has_error());
    EXPECT_EQ(checked.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(checked.error().context, GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Of, BadVideoSettings,
    testing::Values(
        Case{"OddWidth", [](auto& s) { s.width = 1279; },
             "a picture of 1279x720 was asked for: both sides must be even, from 16 to 4096 "
             "pixels"},
        Case{"HugeHeight", [](auto& s) { s.height = 8192; },
             "a picture of 1280x8192 was asked for: both sides must be even, from 16 to 4096 "
             "pixels"},
        Case{"NoFrameRate",
             [](auto& s) {
                 s.frameRate = {30, 0};
             },
             "a frame rate of 30/0 was asked for, 1 to 240 a second go"},
        Case{"SlowFrameRate",
             [](auto& s) {
                 s.frameRate = {1, 2};
             },
             "a frame rate of 1/2 was asked for, 1 to 240 a second go"},
        Case{"NoBitrate", [](auto& s) { s.bitrate = 0; },
             "0 bits a second of video were asked for, 10000 to 200000000 go"},
        Case{"UnknownPreset", [](auto& s) { s.preset = "quick"; },
             "the preset \"quick\" is none of x264's: take one from ultrafast to placebo"},
        Case{"NoKeyInterval", [](auto& s) { s.keyInterval = 0ms; },
             "a key frame each 0 ms was asked for, 100 ms to 60 s go"},
        Case{"NoBuffer", [](auto& s) { s.bufferDuration = 0ms; },
             "a rate buffer of 0 ms was asked for, 50 ms to 10 s go"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(SettingsCheck, BoundsTheBitrateOfSound) {
    EXPECT_TRUE(checkSettings(AudioEncoderSettings{}).has_value());
    const auto checked = checkSettings(AudioEncoderSettings{1});
    ASSERT_TRUE(checked.has_error());
    EXPECT_EQ(checked.error().context,
              "1 bits a second of sound were asked for, 16000 to 512000 go");
}

TEST(SettingsCheck, TakesOnlyPicturesOfTheSizeAndFormatAnnounced) {
    VideoEncoderSettings settings;
    settings.width = 64;
    settings.height = 48;
    media::VideoFrame frame = test::movingPicture(64, 48, 0);
    EXPECT_TRUE(checkPicture(settings, frame).has_value());
    frame.format = media::PixelFormat::kNv12;
    EXPECT_EQ(checkPicture(settings, frame).error().context,
              "the encoder was opened for I420 of 64x48, and given another format of 64x48");
    EXPECT_EQ(checkPicture(settings, test::movingPicture(48, 64, 0)).error().context,
              "the encoder was opened for I420 of 64x48, and given 48x64");
}

}  // namespace
}  // namespace sigma::encoder
