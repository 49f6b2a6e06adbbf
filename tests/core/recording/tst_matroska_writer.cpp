#include <gtest/gtest.h>

#include "core/recording/matroska_writer.h"
#include "tests/core/recording/recorded_file.h"
#include "tests/support/sample_factory.h"
#include "tests/support/temporary_folder.h"

namespace sigma::recording {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;

class Matroska : public testing::Test {
protected:
    std::string path() const { return m_folder.path() + "/film.mkv"; }

    std::unique_ptr<MatroskaWriter> open() {
        auto writer = MatroskaWriter::create(AppendFile::create(path()).value(),
                                             {test::h264Track(), test::aacTrack()});
        EXPECT_TRUE(writer.has_value()) << writer.error().context;
        return std::move(writer).value();
    }

private:
    test::TemporaryFolder m_folder;
};

TEST_F(Matroska, HoldsTheTracksAndSamplesThatWentIn) {
    auto writer = open();
    media::MediaSample first = *test::videoSample(0, true);
    first.ctsOffset = 3600;
    const auto second = test::videoSample(3000, false);
    const auto sound = test::audioSample(0);
    ASSERT_TRUE(writer->write(first, 0ms).has_value());
    ASSERT_TRUE(writer->write(*sound, 10ms).has_value());
    ASSERT_TRUE(writer->write(*second, 50ms).has_value());
    ASSERT_TRUE(writer->close().has_value());
    const auto file = test::readRecording(path());
    ASSERT_TRUE(file.isReadable);
    EXPECT_EQ(file.videoConfig, test::h264Track()->codecConfig);
    EXPECT_EQ(file.audioConfig, test::aacTrack()->codecConfig);
    EXPECT_EQ(file.of(TrackKind::kVideo),
              (std::vector<test::RecordedSample>{{TrackKind::kVideo, 40, true, first.payload},
                                                 {TrackKind::kVideo, 50, false, second->payload}}));
    EXPECT_EQ(file.of(TrackKind::kAudio),
              (std::vector<test::RecordedSample>{{TrackKind::kAudio, 10, true, sound->payload}}));
}

TEST_F(Matroska, CanBeReadUpToTheLastFlush) {
    const auto writer = open();
    ASSERT_TRUE(writer->write(*test::videoSample(0, true), 0ms).has_value());
    ASSERT_TRUE(writer->flush().has_value());
    ASSERT_TRUE(writer->write(*test::videoSample(3000, false), 33ms).has_value());
    EXPECT_EQ(test::readRecording(path()).of(TrackKind::kVideo).size(), 1U);
    ASSERT_TRUE(writer->sync().has_value());
    EXPECT_EQ(test::readRecording(path()).of(TrackKind::kVideo).size(), 2U);
}

TEST_F(Matroska, HoldsBackHalfASecondAtMost) {
    const auto writer = open();
    for (std::int64_t picture = 0; picture != 100; ++picture) {
        const std::chrono::milliseconds dts(40 * picture);
        ASSERT_TRUE(writer->write(*test::videoSample(picture, picture == 0), dts).has_value());
        EXPECT_GE(test::readRecording(path()).lastPts(TrackKind::kVideo), dts.count() - 600);
    }
}

TEST_F(Matroska, RefusesASampleOfATrackThatItHasNot) {
    auto writer = MatroskaWriter::create(AppendFile::create(path()).value(), {test::aacTrack()});
    ASSERT_TRUE(writer.has_value());
    const auto written = (*writer)->write(*test::videoSample(0, true), 0ms);
    ASSERT_TRUE(written.has_error());
    EXPECT_EQ(written.error().context, "the recording has no such track");
}

}  // namespace
}  // namespace sigma::recording
