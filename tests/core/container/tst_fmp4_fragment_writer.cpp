#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/container/fmp4_fragment_writer.h"
#include "tests/core/container/box_dump.h"
#include "tests/core/container/fmp4_tracks.h"

namespace sigma::container {
namespace {

using media::TrackKind;
using test::samplesOf;
using testing::HasSubstr;

std::string dumpFragment(const test::Samples& samples) {
    return test::dumpBoxes(writeFragment(7, samples).view());
}

TEST(Fmp4FragmentWriter, WritesAGroupOfPicturesWithReorderedFrames) {
    EXPECT_EQ(dumpFragment(samplesOf(TrackKind::kVideo, 900'000,
                                     {{3600, 3600, true, 5},
                                      {3600, 7200, false, 3},
                                      {3600, -1, false, 2},
                                      {3600, 0, false, 4}})),
              test::golden("fragment_h264.txt"));
}

TEST(Fmp4FragmentWriter, WritesDurationsThatDiffer) {
    EXPECT_EQ(
        dumpFragment(samplesOf(TrackKind::kVideo, 0, {{3003, 0, false, 5}, {3004, 0, false, 3}})),
        test::golden("fragment_hevc.txt"));
}

TEST(Fmp4FragmentWriter, WritesAudio) {
    EXPECT_EQ(dumpFragment(samplesOf(TrackKind::kAudio, std::int64_t{1} << 40,
                                     {{1024, 0, true, 6}, {1024, 0, true, 7}})),
              test::golden("fragment_aac.txt"));
}

TEST(Fmp4FragmentWriter, SaysWhatAllSamplesShareOnce) {
    EXPECT_THAT(
        dumpFragment(samplesOf(TrackKind::kAudio, 0, {{1024, 0, true, 4}, {1024, 0, true, 4}})),
        HasSubstr("tfhd 28 version=0 flags=20038 track_id=1 duration=1024 size=4 "
                  "sample_flags=2000000\n"));
}

TEST(Fmp4FragmentWriter, MarksAKeyFrameInTheMiddle) {
    EXPECT_THAT(dumpFragment(samplesOf(TrackKind::kVideo, 0,
                                       {{1, 0, false, 1}, {1, 0, true, 1}, {1, 0, false, 1}})),
                HasSubstr("sample 0 flags=1010000\n"
                          "      sample 1 flags=2000000\n"
                          "      sample 2 flags=1010000\n"));
}

TEST(Fmp4FragmentWriter, MarksASecondKeyFrameAtTheEnd) {
    EXPECT_THAT(dumpFragment(samplesOf(TrackKind::kVideo, 0,
                                       {{1, 0, true, 1}, {1, 0, false, 1}, {1, 0, true, 1}})),
                HasSubstr("sample 0 flags=2000000\n"
                          "      sample 1 flags=1010000\n"
                          "      sample 2 flags=2000000\n"));
}

}  // namespace
}  // namespace sigma::container
