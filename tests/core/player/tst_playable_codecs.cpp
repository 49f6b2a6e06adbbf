#include <gtest/gtest.h>

#include "core/player/stream/playable_codecs.h"

namespace sigma::player {
namespace {

class PlayableCodecs : public testing::TestWithParam<const char*> {};

TEST_P(PlayableCodecs, ArePlayed) {
    EXPECT_TRUE(arePlayable(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Kinds, PlayableCodecs,
                         testing::Values("", "avc1.64001f,mp4a.40.2", "avc1.42E01E, mp4a.40.5",
                                         "avc1.77.30,mp4a.40.02", "avc1", "hvc1.1.6.L93.B0",
                                         "hev1.1.6.L120.90,mp4a.40.29", "hvc1", "av01.0.04M.08",
                                         "av01.0.08M.08.0.110.01.01.01.0", "mp4a.40.2", "mp4a",
                                         "mp4a.67", "avc1.4d401f,mp4a.40.2,stpp.ttml.im1t",
                                         "wvtt,AVC1.64001F"));

class RefusedCodecs : public testing::TestWithParam<const char*> {};

TEST_P(RefusedCodecs, AreNotPlayed) {
    EXPECT_FALSE(arePlayable(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Kinds, RefusedCodecs,
                         testing::Values("avc1.64001f,ac-3", "avc1.64001f,ec-3", "avc1.6E0028",
                                         "avc1.7a0028,mp4a.40.2", "avc1.F4001f", "hvc1.2.4.L153.B0",
                                         "hev1.A4.41.H120.B0,mp4a.40.2", "av01.0.08M.10",
                                         "av01.1.08M.08", "vp09.00.10.08", "dvh1.05.06",
                                         "mp4a.40.34", "mp4a.6b", "opus", "fLaC"));

}  // namespace
}  // namespace sigma::player
