#include <array>

#include <gtest/gtest.h>

#include "app/studio/options.h"

namespace sigma::app {
namespace {

template <class... Words>
ParsedStudioOptions parse(Words... words) {
    const std::array<const char*, sizeof...(words) + 1> arguments{"sigma-studio", words...};
    return parseStudioOptions(static_cast<int>(arguments.size()), arguments.data());
}

int statusOfMistake(const ParsedStudioOptions& parsed) {
    testing::internal::GetCapturedStderr();
    return parsed.exitStatus.value_or(-1);
}

TEST(StudioOptions, NeedNone) {
    const ParsedStudioOptions parsed = parse();
    EXPECT_FALSE(parsed.exitStatus);
    EXPECT_FALSE(parsed.options.startsLive);
    EXPECT_FALSE(parsed.options.isMinimized);
    EXPECT_FALSE(parsed.options.isHeadless);
    EXPECT_FALSE(parsed.options.proof);
}

TEST(StudioOptions, StartLiveOutOfTheWay) {
    const ParsedStudioOptions parsed = parse("--start-live", "--minimized", "--data", "there");
    EXPECT_TRUE(parsed.options.startsLive);
    EXPECT_TRUE(parsed.options.isMinimized);
    EXPECT_EQ(parsed.options.dataFolder, "there");
}

TEST(StudioOptions, AreTheServersWithoutAWindow) {
    const ParsedStudioOptions parsed = parse("--headless", "--config", "a.toml", "--data", "there");
    EXPECT_FALSE(parsed.exitStatus);
    EXPECT_TRUE(parsed.options.isHeadless);
    EXPECT_EQ(parsed.options.serving.configFile, "a.toml");
    EXPECT_EQ(parsed.options.serving.dataFolder, "there");
}

TEST(StudioOptions, HaveAConfigurationForTheServerOnly) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(statusOfMistake(parse("--config", "a.toml")), 2);
}

TEST(StudioOptions, NameAnEncoderToProve) {
    const ParsedStudioOptions parsed = parse("--prove-encoder", "nvenc", "1280x720");
    ASSERT_TRUE(parsed.options.proof);
    EXPECT_EQ(parsed.options.proof->kind, "nvenc");
    EXPECT_EQ(parsed.options.proof->size, "1280x720");
    testing::internal::CaptureStderr();
    EXPECT_EQ(statusOfMistake(parse("--prove-encoder", "nvenc")), 2);
}

}  // namespace
}  // namespace sigma::app
