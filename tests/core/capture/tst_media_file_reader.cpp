#include <fstream>

#include <gtest/gtest.h>

#include "core/capture/media_file_reader.h"
#include "tests/support/small_media_files.h"
#include "tests/support/temporary_folder.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

class MediaFileReaderTest : public testing::Test {
protected:
    std::string path(const char* name) const { return m_folder.path() + "/" + name; }

    test::TemporaryFolder m_folder;
};

TEST_F(MediaFileReaderTest, GivesPicturesInTheirOrder) {
    test::writeSmallVideo(path("a.y4m"), 5);
    const auto reader = MediaFileReader::open(path("a.y4m"), {}).value();
    EXPECT_TRUE(reader->hasVideo());
    EXPECT_FALSE(reader->hasAudio());
    for (int pass = 0; pass != 2; ++pass) {
        for (int index = 0; index != 5; ++index) {
            EXPECT_EQ(reader->next().value().value().time, index * 40ms);
        }
        EXPECT_FALSE(reader->next().value().has_value());
        EXPECT_FALSE(reader->rewind().has_error());
    }
}

TEST_F(MediaFileReaderTest, ResamplesSound) {
    test::writeSmallSound(path("a.wav"), 44'100);
    const auto reader = MediaFileReader::open(path("a.wav"), {}).value();
    EXPECT_TRUE(reader->hasAudio());
    std::size_t samples = 0;
    while (auto item = reader->next().value()) {
        samples += std::get<FileSound>(item->content).samples.size() / 2;
    }
    EXPECT_GT(samples, 47'900U);
    EXPECT_LE(samples, 48'000U);
}

TEST_F(MediaFileReaderTest, SaysWhatIsWrongWithAFile) {
    EXPECT_EQ(MediaFileReader::open(path("none.mp4"), {}).error().code, ErrorCode::kNotFound);
    std::ofstream(path("broken.mp4")) << "this is no film, it is a sentence";
    const auto broken = MediaFileReader::open(path("broken.mp4"), {}).error();
    EXPECT_EQ(broken.code, ErrorCode::kInvalidData);
    EXPECT_EQ(broken.context, path("broken.mp4") + ": it is damaged, or no media file");
}

TEST_F(MediaFileReaderTest, PlaysAFileThatIsCutOffAsFarAsItGoes) {
    test::writeSmallVideo(path("a.y4m"), 5);
    std::filesystem::resize_file(path("a.y4m"), std::filesystem::file_size(path("a.y4m")) - 20'000);
    const auto reader = MediaFileReader::open(path("a.y4m"), {}).value();
    int pictures = 0;
    for (auto item = reader->next(); item.has_value() && item->has_value(); item = reader->next()) {
        ++pictures;
    }
    EXPECT_EQ(pictures, 4);
}

TEST_F(MediaFileReaderTest, GivesUpWhenAskedTo) {
    test::writeSmallVideo(path("a.y4m"), 5);
    std::stop_source stop;
    const auto reader = MediaFileReader::open(path("a.y4m"), stop.get_token()).value();
    stop.request_stop();
    bool isGivenUp = false;
    for (int count = 0; count != 6 && !isGivenUp; ++count) {
        isGivenUp = reader->next().has_error();
    }
    EXPECT_TRUE(isGivenUp);
}

}  // namespace
}  // namespace sigma::capture
