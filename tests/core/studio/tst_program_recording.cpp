#include <filesystem>

#include <gtest/gtest.h>

#include "core/studio/program_recording.h"
#include "core/studio/studio_engine.h"
#include "tests/core/studio/flat_pictures.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wait_until.h"

namespace sigma::studio {
namespace {

using namespace std::chrono_literals;

ProgramSettings smallProgram() {
    ProgramSettings program;
    program.width = 320;
    program.height = 180;
    program.preset = "ultrafast";
    return program;
}

class ProgramRecordingTest : public testing::Test {
protected:
    ProgramRecordingTest() { EXPECT_FALSE(m_engine.setProgram(smallProgram()).has_error()); }

    RecordingReport report() const { return m_engine.report().recording; }
    void waitFor(RecordingState state) const {
        test::waitUntil([&] { return report().state == state; });
    }

    test::TemporaryFolder m_folder;
    StudioParts m_parts =
        realParts(std::make_shared<SystemClock>(),
                  Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {}));
    StudioEngine m_engine{m_parts};
};

TEST_F(ProgramRecordingTest, RecordsWithoutBeingLive) {
    ASSERT_FALSE(m_engine.startRecording({m_folder.path(), 1'000'000}).has_error());
    waitFor(RecordingState::kRecording);
    EXPECT_EQ(m_engine.startRecording({m_folder.path(), 1'000'000}).error().code,
              ErrorCode::kConflict);
    ProgramSettings larger = smallProgram();
    larger.width = 640;
    EXPECT_EQ(m_engine.setProgram(larger).error().code, ErrorCode::kConflict);
    test::waitUntil([this] { return report().length > 1s; });
    m_engine.pauseRecording(true);
    waitFor(RecordingState::kPaused);
    m_engine.pauseRecording(false);
    waitFor(RecordingState::kRecording);
    m_engine.stopRecording();
    waitFor(RecordingState::kIdle);
    const RecordingReport done = report();
    EXPECT_GT(done.bytes, 1'000U);
    EXPECT_EQ(std::filesystem::file_size(done.path), done.bytes);
    EXPECT_EQ(m_engine.report().state, BroadcastState::kIdle);
}

TEST_F(ProgramRecordingTest, KeepsSourcesRunningWhileThePreviewIsHidden) {
    m_engine.setPreviewWanted(false);
    ASSERT_FALSE(m_engine.startRecording({m_folder.path(), 500'000}).has_error());
    test::waitUntil([this] { return report().length > 200ms; });
    EXPECT_GT(m_engine.report().composedFrameRate, 0);
    m_engine.stopRecording();
    waitFor(RecordingState::kIdle);
    test::waitUntil([this] { return m_engine.report().composedFrameRate == 0; });
}

TEST_F(ProgramRecordingTest, TellsWhyItCannotRecord) {
    EXPECT_TRUE(m_engine.startRecording({"/proc/no/such/folder", 1'000'000}).has_error());
    EXPECT_EQ(m_engine.startRecording({m_folder.path(), 0}).error().code,
              ErrorCode::kInvalidArgument);
    EXPECT_EQ(report().state, RecordingState::kIdle);
    m_engine.pauseRecording(true);
    m_engine.stopRecording();
}

}  // namespace
}  // namespace sigma::studio
