#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include "core/recording/recording_name.h"
#include "tests/support/temporary_folder.h"

namespace sigma::recording {
namespace {

/// 2026-01-01T13:05:09Z.
constexpr WallTime kNow{std::chrono::seconds(1'767'272'709)};

class RecordingName : public testing::Test {
protected:
    static void SetUpTestSuite() {
        ::setenv("TZ", "UTC", 1);
        ::tzset();
    }

    test::TemporaryFolder m_folder;
};

TEST_F(RecordingName, IsTheTimeOnTheWall) {
    EXPECT_EQ(recordingName(kNow), "2026-01-01 13-05-09.mkv");
}

TEST_F(RecordingName, IsNumberedWhereItIsTaken) {
    for (const char* name : {"2026-01-01 13-05-09.mkv", "2026-01-01 13-05-09 (2).mkv",
                             "2026-01-01 13-05-09 (3).mkv"}) {
        const auto made = createRecording(m_folder.path(), kNow);
        ASSERT_TRUE(made.has_value()) << made.error().context;
        EXPECT_EQ(made->path, m_folder.path() + "/" + name);
    }
}

TEST_F(RecordingName, MakesTheFolder) {
    const std::string folder = m_folder.path() + "/films/of today";
    ASSERT_TRUE(createRecording(folder, kNow).has_value());
    EXPECT_TRUE(std::filesystem::is_directory(folder));
}

TEST_F(RecordingName, SaysWhyThereIsNoFolder) {
    const std::string file = m_folder.path() + "/file";
    static_cast<void>(AppendFile::create(file));
    const auto made = createRecording(file + "/folder", kNow);
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().context,
              "the folder " + file + "/folder cannot be made: Not a directory");
}

}  // namespace
}  // namespace sigma::recording
