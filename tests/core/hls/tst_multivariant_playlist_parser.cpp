#include <gtest/gtest.h>

#include "core/hls/multivariant_playlist_parser.h"
#include "core/hls/multivariant_playlist_writer.h"
#include "tests/core/hls/golden_file.h"

namespace sigma::hls {
namespace {

class GoldenMultivariantPlaylist : public testing::TestWithParam<const char*> {};

TEST_P(GoldenMultivariantPlaylist, IsWrittenAsItWasRead) {
    const std::string text = test::golden(GetParam());
    const auto playlist = parseMultivariantPlaylist(text);
    ASSERT_TRUE(playlist.has_value()) << playlist.error().context;
    EXPECT_EQ(writeMultivariantPlaylist(*playlist), text);
}

INSTANTIATE_TEST_SUITE_P(MultivariantPlaylistParser, GoldenMultivariantPlaylist,
                         testing::Values("multivariant.m3u8", "multivariant_audio_only.m3u8"));

TEST(MultivariantPlaylistParser, ReadsTheAttributesOfAVariant) {
    const auto playlist = parseMultivariantPlaylist(test::golden("multivariant.m3u8"));
    const Variant& variant = playlist->variants.front();
    EXPECT_EQ(variant.uri, "1080p.m3u8");
    EXPECT_EQ(variant.bandwidth, 6'200'000U);
    EXPECT_EQ(variant.averageBandwidth, 5'100'000U);
    EXPECT_EQ(variant.codecs, "avc1.64002a,mp4a.40.2");
    EXPECT_EQ(variant.width, 1920U);
    EXPECT_EQ(variant.height, 1080U);
    EXPECT_EQ(variant.frameRateThousandths, 59'940U);
    EXPECT_EQ(variant.audioGroup, "aac");
    EXPECT_TRUE(variant.hasNoClosedCaptions);
    EXPECT_EQ(playlist->audioRenditions.front().channels, 2U);
}

TEST(MultivariantPlaylistParser, PassesOverWhatItDoesNotKnow) {
    const auto playlist = parseMultivariantPlaylist(
        "#EXTM3U\n#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"s\",NAME=\"s\",URI=\"s.m3u8\"\n"
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"a\",CHANNELS=\"16/JOC\"\n"
        "#EXT-X-SESSION-DATA:broken\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=1,FRAME-RATE=25\nv.m3u8\n");
    ASSERT_TRUE(playlist.has_value()) << playlist.error().context;
    ASSERT_EQ(playlist->audioRenditions.size(), 1U);
    EXPECT_EQ(playlist->audioRenditions.front().channels, 16U);
    EXPECT_EQ(playlist->variants.front().frameRateThousandths, 25'000U);
}

TEST(MultivariantPlaylistParser, ReadsPathwaysAndKeyFrames) {
    const std::string text =
        "#EXTM3U\n"
        "#EXT-X-CONTENT-STEERING:SERVER-URI=\"/steer\",PATHWAY-ID=\"b\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=1,CLOSED-CAPTIONS=NONE,STABLE-VARIANT-ID=\"low\","
        "PATHWAY-ID=\"b\"\n"
        "v.m3u8\n"
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=9,CODECS=\"avc1\",RESOLUTION=320x180,"
        "URI=\"frames.m3u8\"\n";
    const auto playlist = parseMultivariantPlaylist(text);
    ASSERT_TRUE(playlist.has_value()) << playlist.error().context;
    EXPECT_EQ(playlist->steering, (ContentSteering{"/steer", "b"}));
    EXPECT_EQ(playlist->variants.front().pathway, "b");
    EXPECT_EQ(playlist->variants.front().stableId, "low");
    ASSERT_EQ(playlist->iFrameStreams.size(), 1U);
    EXPECT_EQ(playlist->iFrameStreams.front(), (IFrameStream{"frames.m3u8", 9, "avc1", 320, 180}));
    EXPECT_EQ(writeMultivariantPlaylist(*playlist), text);
}

TEST(MultivariantPlaylistParser, FindsTheStoryboardAmongTheSessionData) {
    const std::string text =
        "#EXTM3U\n"
        "#EXT-X-SESSION-DATA:DATA-ID=\"com.sigmalive.storyboard\",URI=\"board.vtt\",FORMAT=RAW\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=1,CLOSED-CAPTIONS=NONE\n"
        "v.m3u8\n";
    const auto playlist = parseMultivariantPlaylist(text);
    ASSERT_TRUE(playlist.has_value()) << playlist.error().context;
    EXPECT_EQ(playlist->storyboardUri, "board.vtt");
    EXPECT_EQ(writeMultivariantPlaylist(*playlist), text);
}

TEST(MultivariantPlaylistParser, TakesNoOtherSessionDataForAStoryboard) {
    const auto playlist = parseMultivariantPlaylist(
        "#EXTM3U\n#EXT-X-SESSION-DATA:DATA-ID=\"com.example.title\",URI=\"title.json\"\n"
        "#EXT-X-SESSION-DATA:DATA-ID=\"com.sigmalive.storyboard\",VALUE=\"no address\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8\n");
    ASSERT_TRUE(playlist.has_value()) << playlist.error().context;
    EXPECT_TRUE(playlist->storyboardUri.empty());
}

struct BrokenPlaylist {
    const char* lines;
    const char* context;
};

class RefusedMultivariantPlaylist : public testing::TestWithParam<BrokenPlaylist> {};

TEST_P(RefusedMultivariantPlaylist, NamesTheLine) {
    const auto playlist = parseMultivariantPlaylist(std::string("#EXTM3U\n") + GetParam().lines);
    ASSERT_TRUE(playlist.has_error());
    EXPECT_EQ(playlist.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(playlist.error().context, GetParam().context);
}

INSTANTIATE_TEST_SUITE_P(
    MultivariantPlaylistParser, RefusedMultivariantPlaylist,
    testing::Values(
        BrokenPlaylist{"", "the playlist has no variant"},
        BrokenPlaylist{"#EXT-X-STREAM-INF:BANDWIDTH=1\n",
                       "the last EXT-X-STREAM-INF has no URI behind it"},
        BrokenPlaylist{"v.m3u8\n", "line 2: a URI without EXT-X-STREAM-INF in front of it"},
        BrokenPlaylist{"#EXT-X-STREAM-INF:CODECS=\"a\"\nv\n",
                       "line 2: EXT-X-STREAM-INF: BANDWIDTH is missing"},
        BrokenPlaylist{"#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1080p\nv\n",
                       "line 2: EXT-X-STREAM-INF: RESOLUTION: expected WIDTHxHEIGHT"},
        BrokenPlaylist{"#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1x99999999999\nv\n",
                       "line 2: EXT-X-STREAM-INF: 99999999999 is out of range"},
        BrokenPlaylist{"#EXT-X-MEDIA:TYPE=AUDIO,NAME=\"a\"\n",
                       "line 2: EXT-X-MEDIA: GROUP-ID is missing"},
        BrokenPlaylist{"#EXTINF:4,\na.m4s\n",
                       "line 2: EXTINF: a media playlist, expected a multivariant playlist"}));

}  // namespace
}  // namespace sigma::hls
