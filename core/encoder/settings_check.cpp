#include "core/encoder/settings_check.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace sigma::encoder {
namespace {

constexpr std::uint32_t kSmallestSide = 16;
constexpr std::uint32_t kLargestSide = 4096;
constexpr std::uint32_t kHighestFrameRate = 240;
constexpr std::int64_t kLowestVideoBitrate = 10'000;
constexpr std::int64_t kHighestVideoBitrate = 200'000'000;
constexpr std::int64_t kLowestAudioBitrate = 16'000;
constexpr std::int64_t kHighestAudioBitrate = 512'000;
constexpr std::chrono::milliseconds kShortestKeyInterval{100};
constexpr std::chrono::milliseconds kLongestKeyInterval{60'000};
constexpr std::chrono::milliseconds kShortestBuffer{50};
constexpr std::chrono::milliseconds kLongestBuffer{10'000};

constexpr std::array<std::string_view, 10> kPresets = {
    "ultrafast", "superfast", "veryfast", "faster",   "fast",
    "medium",    "slow",      "slower",   "veryslow", "placebo"};

Error refuse(std::string words) {
    return {ErrorCode::kInvalidArgument, std::move(words)};
}

std::string sizeText(std::uint32_t width, std::uint32_t height) {
    return std::to_string(width) + "x" + std::to_string(height);
}

bool isGoodSide(std::uint32_t pixels) {
    return pixels >= kSmallestSide && pixels <= kLargestSide && pixels % 2 == 0;
}

Result<void> checkFrameRate(const FrameRate& rate) {
    if (rate.numerator == 0 || rate.denominator == 0 || rate.numerator < rate.denominator ||
        rate.numerator / rate.denominator > kHighestFrameRate) {
        return refuse("a frame rate of " + std::to_string(rate.numerator) + "/" +
                      std::to_string(rate.denominator) + " was asked for, 1 to 240 a second go");
    }
    return {};
}

template <class T>
bool isWithin(T value, T least, T most) {
    return value >= least && value <= most;
}

}  // namespace

Result<void> checkSettings(const VideoEncoderSettings& settings) {
    if (!isGoodSide(settings.width) || !isGoodSide(settings.height)) {
        return refuse("a picture of " + sizeText(settings.width, settings.height) +
                      " was asked for: both sides must be even, from 16 to 4096 pixels");
    }
    SIGMA_TRY(checkFrameRate(settings.frameRate));
    SIGMA_TRY(checkVideoBitrate(settings.bitrate));
    if (std::ranges::find(kPresets, settings.preset) == kPresets.end()) {
        return refuse("the preset \"" + settings.preset +
                      "\" is none of x264's: take one from ultrafast to placebo");
    }
    if (!isWithin(settings.keyInterval, kShortestKeyInterval, kLongestKeyInterval)) {
        return refuse("a key frame each " + std::to_string(settings.keyInterval.count()) +
                      " ms was asked for, 100 ms to 60 s go");
    }
    if (!isWithin(settings.bufferDuration, kShortestBuffer, kLongestBuffer)) {
        return refuse("a rate buffer of " + std::to_string(settings.bufferDuration.count()) +
                      " ms was asked for, 50 ms to 10 s go");
    }
    return {};
}

Result<void> checkSettings(const AudioEncoderSettings& settings) {
    if (!isWithin(settings.bitrate, kLowestAudioBitrate, kHighestAudioBitrate)) {
        return refuse(std::to_string(settings.bitrate) +
                      " bits a second of sound were asked for, 16000 to 512000 go");
    }
    return {};
}

Result<void> checkVideoBitrate(std::int64_t bitsPerSecond) {
    if (!isWithin(bitsPerSecond, kLowestVideoBitrate, kHighestVideoBitrate)) {
        return refuse(std::to_string(bitsPerSecond) +
                      " bits a second of video were asked for, 10000 to 200000000 go");
    }
    return {};
}

Result<void> checkPicture(const VideoEncoderSettings& settings, const media::VideoFrame& frame) {
    if (frame.format != media::PixelFormat::kI420 || frame.width != settings.width ||
        frame.height != settings.height) {
        return refuse("the encoder was opened for I420 of " +
                      sizeText(settings.width, settings.height) + ", and given " +
                      (frame.format == media::PixelFormat::kI420 ? "" : "another format of ") +
                      sizeText(frame.width, frame.height));
    }
    return {};
}

}  // namespace sigma::encoder
