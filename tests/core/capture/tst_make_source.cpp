#include <gtest/gtest.h>

#include "core/capture/make_source.h"
#include "core/media/timestamp_strip.h"
#include "tests/support/collecting_capture_sink.h"
#include "tests/support/wait_until.h"

namespace sigma::capture {
namespace {

Logger silentLogger() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

TEST(MakeSource, GivesATestPictureThatRuns) {
    auto source = makeSource(TestPictureSettings{.size = {320, 180}},
                             std::make_shared<SystemClock>(), silentLogger());
    const auto sink = std::make_shared<test::CollectingCaptureSink>();
    source.value()->start(sink);
    test::waitUntil([&] { return sink->frames().size() >= 2 && !sink->blocks().empty(); });
    source.value()->stop();
    EXPECT_TRUE(readTimestampStrip(*sink->frames().front()).has_value());
}

TEST(MakeSource, KnowsEveryKindOfSource) {
    const SourceSettings kinds[] = {
        CameraSettings{},     ScreenSettings{},      WindowSettings{},
        MicrophoneSettings{}, SystemAudioSettings{}, MediaFileSettings{},
        ImageSettings{},      TextSettings{},        ColorSettings{}};
    for (const SourceSettings& settings : kinds) {
        EXPECT_TRUE(
            makeSource(settings, std::make_shared<SystemClock>(), silentLogger()).has_value());
    }
}

TEST(MakeSource, SaysWhatIsWrongWithAFileWhenItHasStarted) {
    auto source = makeSource(ImageSettings{"/nowhere/logo.png"}, std::make_shared<SystemClock>(),
                             silentLogger());
    const auto sink = std::make_shared<test::CollectingCaptureSink>();
    source.value()->start(sink);
    test::waitUntil([&] { return sink->lastStatus().state == SourceState::kFailed; });
    EXPECT_EQ(sink->lastStatus().reason, "there is no file /nowhere/logo.png");
}

TEST(MakeSource, RefusesSettingsThatNothingCouldServe) {
    EXPECT_EQ(makeSource(TestPictureSettings{.size = {10, 10}}, std::make_shared<SystemClock>(),
                         silentLogger())
                  .error()
                  .code,
              ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::capture
