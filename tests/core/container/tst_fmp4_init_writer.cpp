#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/container/fmp4_init_writer.h"
#include "tests/core/container/box_dump.h"
#include "tests/core/container/fmp4_tracks.h"

namespace sigma::container {
namespace {

struct InitCase {
    media::TrackInfo (*track)();
    const char* goldenFile;
};

class InitSegment : public testing::TestWithParam<InitCase> {};

TEST_P(InitSegment, HasTheBoxesOfItsGoldenFile) {
    const SharedBuffer segment = writeInitSegment(GetParam().track());
    EXPECT_EQ(test::dumpBoxes(segment.view()), test::golden(GetParam().goldenFile));
}

TEST_P(InitSegment, IsTheSameBytesEachTime) {
    EXPECT_EQ(writeInitSegment(GetParam().track()), writeInitSegment(GetParam().track()));
}

INSTANTIATE_TEST_SUITE_P(Fmp4InitWriter, InitSegment,
                         testing::Values(InitCase{test::h264Track, "init_h264.txt"},
                                         InitCase{test::hevcTrack, "init_hevc.txt"},
                                         InitCase{test::av1Track, "init_av1.txt"},
                                         InitCase{test::aacTrack, "init_aac.txt"}));

TEST(Fmp4InitWriter, LeavesARateBeyond16BitsToTheConfig) {
    media::TrackInfo track = test::aacTrack();
    track.audio.sampleRate = 96'000;
    EXPECT_THAT(test::dumpBoxes(writeInitSegment(track).view()), testing::HasSubstr(" rate=0\n"));
}

}  // namespace
}  // namespace sigma::container
