#include <gtest/gtest.h>

#include "core/hls/multivariant_playlist_parser.h"
#include "core/player/stream/stream_layout.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

Result<StreamLayout> layoutOfText(const std::string& lines) {
    const auto playlist = hls::parseMultivariantPlaylist("#EXTM3U\n" + lines);
    EXPECT_TRUE(playlist.has_value());
    return layoutOf(*playlist, test::urlOf("http://a.example/live/index.m3u8"));
}

TEST(StreamLayoutTest, TakesTheDefaultRenditionOfAGroup) {
    const auto layout = layoutOfText(
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"g\",NAME=\"en\",URI=\"en.m3u8\"\n"
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"g\",NAME=\"vi\",DEFAULT=YES,URI=\"vi.m3u8\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=9,AVERAGE-BANDWIDTH=8,RESOLUTION=640x360,AUDIO=\"g\"\nv.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=5,RESOLUTION=320x180,AUDIO=\"g\"\nw.m3u8\n");
    ASSERT_TRUE(layout.has_value());
    ASSERT_EQ(layout->audios.size(), 1U);
    EXPECT_EQ(toString(layout->audios[0].url), "http://a.example/live/vi.m3u8");
    EXPECT_EQ(layout->variants[0].audio, 0U);
    EXPECT_EQ(layout->variants[1].audio, 0U);
    EXPECT_EQ(layout->variants[0].facts.bitsPerSecond, 8U);
    EXPECT_EQ(layout->variants[1].facts.bitsPerSecond, 5U);
}

TEST(StreamLayoutTest, KnowsSoundThatIsInTheVariants) {
    const auto layout = layoutOfText(
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"g\",NAME=\"en\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=9,AUDIO=\"g\"\nv.m3u8\n");
    EXPECT_FALSE(layout->variants[0].audio);
    EXPECT_TRUE(layout->audios.empty());
}

TEST(StreamLayoutTest, KeepsTheVariantsWhoseSoundComesTheSameWay) {
    const auto layout = layoutOfText(
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"g\",NAME=\"en\",URI=\"en.m3u8\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=1\nsound.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=2\nsound2.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=3,RESOLUTION=320x180\nmuxed.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=5,RESOLUTION=320x180,AUDIO=\"g\"\nv.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=9,RESOLUTION=640x360,AUDIO=\"g\"\nw.m3u8\n");
    ASSERT_TRUE(layout.has_value());
    ASSERT_EQ(layout->variants.size(), 2U);
    EXPECT_EQ(toString(layout->variants[0].url), "http://a.example/live/v.m3u8");
    EXPECT_EQ(toString(layout->variants[1].url), "http://a.example/live/w.m3u8");
}

TEST(StreamLayoutTest, TakesTheSmallestKeyFramesForThumbnails) {
    const auto layout = layoutOfText(
        "#EXT-X-STREAM-INF:BANDWIDTH=9\nv.m3u8\n"
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=7,RESOLUTION=640x360,URI=\"l.m3u8\"\n"
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=3,RESOLUTION=160x90,URI=\"s.m3u8\"\n");
    ASSERT_TRUE(layout->thumbnails);
    EXPECT_EQ(toString(layout->thumbnails->url), "http://a.example/live/s.m3u8");
    EXPECT_EQ(layout->thumbnails->kind, PlayerThumbnails::Kind::kKeyFrames);
}

constexpr const char* kBesideKeyFrames =
    "#EXT-X-STREAM-INF:BANDWIDTH=9\nv.m3u8\n"
    "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=3,RESOLUTION=160x90,URI=\"s.m3u8\"\n";

std::string storyboardAt(const std::string& uri) {
    return "#EXT-X-SESSION-DATA:DATA-ID=\"com.sigmalive.storyboard\",URI=\"" + uri +
           "\",FORMAT=RAW\n";
}

TEST(StreamLayoutTest, TakesAStoryboardRatherThanKeyFrames) {
    const auto layout = layoutOfText(kBesideKeyFrames + storyboardAt("small.vtt"));
    ASSERT_TRUE(layout->thumbnails);
    EXPECT_EQ(layout->thumbnails->kind, PlayerThumbnails::Kind::kStoryboard);
    EXPECT_EQ(toString(layout->thumbnails->url), "http://a.example/live/small.vtt");
}

TEST(StreamLayoutTest, PlaysWithoutAStoryboardThatCannotBeLoaded) {
    const auto layout = layoutOfText(kBesideKeyFrames + storyboardAt("data:text/vtt,WEBVTT"));
    ASSERT_TRUE(layout.has_value()) << layout.error().context;
    ASSERT_TRUE(layout->thumbnails);
    EXPECT_EQ(layout->thumbnails->kind, PlayerThumbnails::Kind::kKeyFrames);
}

TEST(StreamLayoutTest, KnowsPathways) {
    const auto layout = layoutOfText(
        "#EXT-X-CONTENT-STEERING:SERVER-URI=\"/steer\",PATHWAY-ID=\"b\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=9\nv.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=9,PATHWAY-ID=\"b\"\nw.m3u8\n");
    EXPECT_EQ(layout->variants[0].pathway, ".");
    EXPECT_EQ(layout->variants[1].pathway, "b");
    EXPECT_EQ(layout->pathway, "b");
    EXPECT_EQ(toString(*layout->steering), "http://a.example/steer");
}

TEST(StreamLayoutTest, PlaysWithoutSteeringThatCannotBeAsked) {
    const auto layout = layoutOfText(
        "#EXT-X-CONTENT-STEERING:SERVER-URI=\"data:application/json,x\",PATHWAY-ID=\"b\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=9,PATHWAY-ID=\"b\"\nw.m3u8\n");
    ASSERT_TRUE(layout.has_value()) << layout.error().context;
    EXPECT_FALSE(layout->steering);
    EXPECT_EQ(layout->pathway, "b");
}

TEST(StreamLayoutTest, LeavesOutWhatCannotBeDecoded) {
    const auto layout = layoutOfText(
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"aac\",NAME=\"en\",URI=\"en.m3u8\"\n"
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"ac3\",NAME=\"en\",URI=\"en51.m3u8\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=5,CODECS=\"avc1.64001f,ac-3\",AUDIO=\"ac3\"\nv51.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=5,CODECS=\"avc1.64001f,mp4a.40.2\",AUDIO=\"aac\"\nv.m3u8\n");
    ASSERT_TRUE(layout.has_value());
    ASSERT_EQ(layout->variants.size(), 1U);
    EXPECT_EQ(toString(layout->variants[0].url), "http://a.example/live/v.m3u8");
    ASSERT_EQ(layout->audios.size(), 1U);
    EXPECT_EQ(toString(layout->audios[0].url), "http://a.example/live/en.m3u8");
}

TEST(StreamLayoutTest, LeavesNothingOutWhereNothingCanBeDecoded) {
    const auto layout = layoutOfText(
        "#EXT-X-STREAM-INF:BANDWIDTH=9,CODECS=\"hvc1.2.4.L153.B0\"\nv.m3u8\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=5,CODECS=\"hvc1.2.4.L120.B0\"\nw.m3u8\n");
    ASSERT_TRUE(layout.has_value());
    EXPECT_EQ(layout->variants.size(), 2U);
}

TEST(StreamLayoutTest, RefusesTooManyVariants) {
    std::string lines;
    for (int i = 0; i != 65; ++i) {
        lines += "#EXT-X-STREAM-INF:BANDWIDTH=9\nv.m3u8\n";
    }
    const auto layout = layoutOfText(lines);
    ASSERT_TRUE(layout.has_error());
    EXPECT_EQ(layout.error().code, ErrorCode::kLimitExceeded);
}

TEST(StreamLayoutTest, RefusesAddressesThatItCannotLoad) {
    const auto layout = layoutOfText("#EXT-X-STREAM-INF:BANDWIDTH=9\nftp://x/v.m3u8\n");
    ASSERT_TRUE(layout.has_error());
}

TEST(StreamLayoutTest, HasOneVariantForAMediaPlaylist) {
    const StreamLayout layout = layoutOfMedia(test::urlOf("http://a/v.m3u8"));
    ASSERT_EQ(layout.variants.size(), 1U);
    EXPECT_FALSE(layout.variants[0].audio);
}

}  // namespace
}  // namespace sigma::player
