#include <gtest/gtest.h>

#include "core/thumbnails/key_frame_index.h"
#include "tests/core/thumbnails/loaded_answer.h"

namespace sigma::thumbnails {
namespace {

using namespace std::chrono_literals;
using test::answerOf;
using test::urlOf;

const std::string kRecording =
    "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-I-FRAMES-ONLY\n#EXT-X-MAP:URI=\"init.mp4\"\n"
    "#EXTINF:4,\n0.m4s\n#EXT-X-GAP\n#EXTINF:4,\n1.m4s\n#EXTINF:2,\n2.m4s\n#EXT-X-ENDLIST\n";
const std::string kLive =
    "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:70\n#EXT-X-I-FRAMES-ONLY\n"
    "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:00Z\n#EXTINF:4,\n70.ts\n#EXTINF:4,\n71.ts\n";

TEST(KeyFrameIndex, CountsFromTheStartOfARecording) {
    KeyFrameIndex index;
    ASSERT_TRUE(index.read(answerOf("/v/frames.m3u8", kRecording)).has_value());
    EXPECT_EQ(index.addressAt({3s, {}}),
              (PictureAddress{{urlOf("/v/0.m4s")}, {}, FilePart{urlOf("/v/init.mp4")}}));
    EXPECT_FALSE(index.addressAt({5s, {}})) << "a gap has no picture";
    EXPECT_EQ(index.addressAt({10s, {}})->file.url, urlOf("/v/2.m4s"));
    EXPECT_FALSE(index.addressAt({10'001ms, {}}));
    EXPECT_FALSE(index.addressAt({{}, hls::DateTime(1s)}));
    EXPECT_FALSE(index.isGrowing());
}

TEST(KeyFrameIndex, GoesByDateWhereThereAreSome) {
    KeyFrameIndex index;
    ASSERT_TRUE(index.read(answerOf("/v/frames.m3u8", kLive)).has_value());
    const hls::DateTime zero = *hls::parseDateTime("2026-01-01T12:00:00Z");
    EXPECT_EQ(index.addressAt({{}, zero + 5s}), (PictureAddress{{urlOf("/v/71.ts")}}));
    EXPECT_EQ(index.addressAt({7s, zero}), (PictureAddress{{urlOf("/v/70.ts")}}));
    EXPECT_FALSE(index.addressAt({{}, zero - 1s}));
    EXPECT_FALSE(index.addressAt({{}, zero + 9s}));
    EXPECT_TRUE(index.isGrowing());
}

TEST(KeyFrameIndex, RefusesAPlaylistWithoutSegments) {
    KeyFrameIndex index;
    EXPECT_TRUE(
        index.read(answerOf("/v/frames.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:4\n")).has_error());
    EXPECT_FALSE(index.addressAt({0s, {}}));
}

}  // namespace
}  // namespace sigma::thumbnails
