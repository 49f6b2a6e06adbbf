#include <fstream>

#include <gtest/gtest.h>

#include "core/capture/media_file_backend.h"
#include "core/media/timestamp_strip.h"
#include "tests/support/backend_run.h"
#include "tests/support/small_media_files.h"
#include "tests/support/temporary_folder.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

class MediaFileBackendTest : public testing::Test {
protected:
    void open(const std::string& name, bool loops) {
        m_run.open(std::make_unique<MediaFileBackend>(MediaFileSettings{path(name), loops},
                                                      m_run.clock()));
    }
    std::string path(const std::string& name) const { return m_folder.path() + "/" + name; }

    test::TemporaryFolder m_folder;
    test::BackendRun m_run;
};

TEST_F(MediaFileBackendTest, PlaysAtThePaceOfTheClock) {
    test::writeSmallVideo(path("a.y4m"), 50);
    open("a.y4m", false);
    m_run.runFor(1s);
    ASSERT_EQ(m_run.frames().size(), 26U);
    for (std::size_t index = 0; index != m_run.frames().size(); ++index) {
        const auto time = static_cast<std::int64_t>(index) * 40ms;
        EXPECT_EQ(m_run.frames()[index]->capturedAt - m_run.begin(), time);
        EXPECT_EQ(readTimestampStrip(*m_run.frames()[index]).value(), time);
    }
}

TEST_F(MediaFileBackendTest, EndsOnceTheLastPictureHasBeenShown) {
    test::writeSmallVideo(path("a.y4m"), 5);
    open("a.y4m", false);
    m_run.runFor(190ms);
    EXPECT_FALSE(m_run.hasEnded());
    m_run.runFor(20ms);
    EXPECT_TRUE(m_run.hasEnded());
    EXPECT_EQ(m_run.frames().size(), 5U);
}

TEST_F(MediaFileBackendTest, LoopsWithoutAGap) {
    test::writeSmallVideo(path("a.y4m"), 5);
    open("a.y4m", true);
    m_run.runFor(1s);
    ASSERT_EQ(m_run.frames().size(), 26U);
    for (std::size_t index = 0; index != m_run.frames().size(); ++index) {
        const auto count = static_cast<std::int64_t>(index);
        EXPECT_EQ(m_run.frames()[index]->capturedAt - m_run.begin(), count * 40ms);
        EXPECT_EQ(readTimestampStrip(*m_run.frames()[index]).value(), count % 5 * 40ms);
    }
}

TEST_F(MediaFileBackendTest, PlaysSoundWithoutHoles) {
    test::writeSmallSound(path("a.wav"), 44'100);
    open("a.wav", false);
    m_run.runFor(900ms);
    ASSERT_FALSE(m_run.blocks().empty());
    SteadyTime expected = m_run.blocks().front()->capturedAt;
    for (const auto& block : m_run.blocks()) {
        EXPECT_EQ(block->sampleRate, 48'000U);
        EXPECT_LT(std::chrono::abs(block->capturedAt - expected), 1ms);
        expected = block->capturedAt +
                   std::chrono::nanoseconds(block->samples.size() / 2 * 1'000'000'000 / 48'000);
    }
}

TEST_F(MediaFileBackendTest, GoesOnWhereItWasAfterTheMachineSlept) {
    test::writeSmallVideo(path("a.y4m"), 50);
    open("a.y4m", false);
    m_run.runFor(400ms);
    const auto before = m_run.frames().size();
    m_run.clock()->advance(1h);
    m_run.runFor(0s);
    EXPECT_EQ(m_run.frames().size(), before + 1);
}

TEST_F(MediaFileBackendTest, SaysWhatIsWrong) {
    std::ofstream(path("a.mkv")) << "no film";
    open("a.mkv", true);
    ASSERT_TRUE(m_run.error());
    EXPECT_EQ(m_run.error()->context, path("a.mkv") + ": it is damaged, or no media file");
}

}  // namespace
}  // namespace sigma::capture
