#include <gtest/gtest.h>

#include "tests/support/sample_factory.h"

namespace sigma::test {
namespace {

TEST(SampleFactory, MakesVideoTracksOfAnyEvenSize) {
    for (const auto& [width, height] : {std::pair(1280U, 720U), {1920U, 1080U}, {1918U, 1078U}}) {
        const auto track = h264Track(width, height, 50);
        EXPECT_EQ(track->video, (media::VideoFormat{width, height, 50}));
        EXPECT_EQ(track->codecString, "avc1.4d4028");
    }
}

TEST(SampleFactory, MakesTracksOfTheOtherVideoCodecs) {
    EXPECT_EQ(hevcTrack()->codecString, "hvc1.1.6.L93.90");
    EXPECT_EQ(hevcTrack()->video, (media::VideoFormat{1280, 720, 30}));
    EXPECT_EQ(av1Track()->codecString, "av01.0.05M.08");
    EXPECT_EQ(av1Track()->video, (media::VideoFormat{1280, 720, 0}));
}

TEST(SampleFactory, MakesAudioTracksOfEachRate) {
    for (const std::uint32_t rate : {48000U, 44100U, 22050U}) {
        EXPECT_EQ(aacTrack(rate)->timescale, rate);
        EXPECT_EQ(aacTrack(rate)->audio, (media::AudioFormat{rate, 2, 1024}));
    }
}

TEST(SampleFactory, MakesSamplesOfTheSizeAskedFor) {
    const auto key = videoSample(3000, true, 50);
    EXPECT_EQ(key->payload.size(), 50U);
    EXPECT_EQ(key->payload.view()[3], 46);
    EXPECT_EQ(key->payload.view()[4], 0x65);
    EXPECT_TRUE(key->isKey);
    EXPECT_EQ(key->dts, 3000);
    EXPECT_EQ(videoSample(0, false)->payload.view()[4], 0x41);
    EXPECT_EQ(audioSample(1024, 40)->payload.size(), 40U);
    EXPECT_FALSE(audioSample(0)->payload == audioSample(1024)->payload);
}

}  // namespace
}  // namespace sigma::test
