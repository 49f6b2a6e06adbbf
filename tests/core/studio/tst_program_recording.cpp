#include <csignal>
#include <filesystem>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "core/studio/program_recording.h"
#include "core/studio/studio_engine.h"
#include "tests/core/studio/fake_source.h"
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

    RecordingReport report() { return m_engine.report().recording; }
    void waitFor(RecordingState state) {
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

/// While it lives, no file grows above this size.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : m_handlerBefore(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handlerBefore);
    }

private:
    void (*m_handlerBefore)(int);
    rlimit m_before{};
};

TEST_F(ProgramRecordingTest, LetsGoOfItsSourcesWhenTheDiskFails) {
    const auto camera = std::make_shared<FakeSource>();
    m_parts.makeSource = [camera](const capture::SourceSettings&) {
        return Result<std::unique_ptr<capture::CaptureSource>>(
            std::make_unique<FakeCaptureSource>(camera));
    };
    StudioEngine engine(m_parts);
    ASSERT_FALSE(engine.setProgram(smallProgram()).has_error());
    ASSERT_FALSE(engine.addSource("Camera", capture::CameraSettings{}).has_error());
    engine.setPreviewWanted(false);
    const FileSizeLimit limit(256);
    ASSERT_FALSE(engine.startRecording({m_folder.path(), 1'000'000}).has_error());
    EXPECT_TRUE(camera->isRunning());
    RecordingReport recording;
    test::waitUntil([&] {
        recording = engine.report().recording;
        return !camera->isRunning();
    });
    EXPECT_EQ(recording.state, RecordingState::kFailed);
    EXPECT_EQ(recording.reason, "the disk takes no larger file");
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
