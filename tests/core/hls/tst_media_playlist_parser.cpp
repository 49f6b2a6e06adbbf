#include <gtest/gtest.h>

#include "core/hls/media_playlist_parser.h"
#include "core/hls/media_playlist_writer.h"
#include "tests/core/hls/golden_file.h"
#include "tests/core/hls/playlist_samples.h"

namespace sigma::hls {
namespace {

using test::golden;
using namespace std::chrono_literals;

class GoldenPlaylist : public testing::TestWithParam<const char*> {};

TEST_P(GoldenPlaylist, IsWrittenAsItWasRead) {
    const std::string text = golden(GetParam());
    const auto playlist = parseMediaPlaylist(text);
    ASSERT_TRUE(playlist.has_value()) << playlist.error().context;
    EXPECT_EQ(writeMediaPlaylist(*playlist), text);
}

INSTANTIATE_TEST_SUITE_P(MediaPlaylistParser, GoldenPlaylist,
                         testing::Values("normal.m3u8", "low_latency.m3u8", "gaps_and_end.m3u8",
                                         "delta.m3u8", "delta_without_date_ranges.m3u8",
                                         "single_file.m3u8", "part_ranges.m3u8"));

TEST(MediaPlaylistParser, ReadsWhatTheWriterWasGiven) {
    const MediaPlaylist written = test::lowLatencyPlaylist(5);
    const MediaPlaylist read = parseMediaPlaylist(writeMediaPlaylist(written)).value();
    EXPECT_EQ(read.targetDuration, written.targetDuration);
    EXPECT_EQ(read.partTarget, written.partTarget);
    EXPECT_EQ(read.serverControl, written.serverControl);
    EXPECT_EQ(read.mediaSequence, written.mediaSequence);
    EXPECT_TRUE(read.hasIndependentSegments);
    EXPECT_EQ(read.preloadHints, written.preloadHints);
    EXPECT_EQ(read.renditionReports, written.renditionReports);
    ASSERT_EQ(read.segments.size(), written.segments.size());
    for (std::size_t index = 0; index != read.segments.size(); ++index) {
        EXPECT_EQ(*read.segments[index], *written.segments[index]);
    }
    EXPECT_EQ(read.inProgress.parts, written.inProgress.parts);
    EXPECT_EQ(read.inProgress.map, written.inProgress.map);
    EXPECT_EQ(read.inProgress.programDateTime, written.inProgress.programDateTime);
    EXPECT_FALSE(read.hasEndList);
}

TEST(MediaPlaylistParser, ReadsADeltaUpdate) {
    const MediaPlaylist playlist =
        parseMediaPlaylist(golden("delta_without_date_ranges.m3u8")).value();
    EXPECT_EQ(playlist.skip, (Skip{3, true}));
    EXPECT_EQ(playlist.recentlyRemovedDateRanges, (std::vector<std::string>{"ad-1", "ad-2"}));
    EXPECT_EQ(playlist.mediaSequence, 100U);
    EXPECT_EQ(playlist.segments.front()->uri, "v-103.m4s");
}

TEST(MediaPlaylistParser, ReadsDateRangesOfSkippedSegmentsWithTheFirstThatIsThere) {
    const MediaPlaylist playlist =
        parseMediaPlaylist(golden("delta_with_date_ranges.m3u8")).value();
    EXPECT_EQ(playlist.segments.front()->dateRanges,
              (std::vector<DateRange>{{"ad-3", "com.example.ad", test::kStart + 202s, 15s}}));
}

TEST(MediaPlaylistParser, PassesOverWhatItDoesNotKnow) {
    const auto playlist = parseMediaPlaylist(
        "#EXTM3U\r\n#EXT-X-NEW:A=1\r\n#EXT-X-TARGETDURATION:4\r\n#EXT-X-KEY:METHOD=NONE\r\n"
        "#EXT-X-PRELOAD-HINT:TYPE=NEW,URI=\"x\"\r\n#EXTINF:4,Title, with comma\r\na.ts\r\n");
    ASSERT_TRUE(playlist.has_value()) << playlist.error().context;
    EXPECT_EQ(playlist->segments.front()->duration, 4s);
    EXPECT_TRUE(playlist->preloadHints.empty());
}

TEST(MediaPlaylistParser, ReadsWhereASegmentLiesInAFile) {
    const MediaPlaylist playlist = parseMediaPlaylist(golden("single_file.m3u8")).value();
    ASSERT_EQ(playlist.segments.size(), 3U);
    EXPECT_EQ(playlist.segments[0]->map, (InitSection{"v.m4s", ByteRange{0, 801}}));
    EXPECT_EQ(playlist.segments[1]->map, playlist.segments[0]->map);
    EXPECT_EQ(playlist.segments[1]->range, (ByteRange{40'801, 38'000}));
    EXPECT_EQ(playlist.segments[2]->map, (InitSection{"v.m4s", ByteRange{78'801, 790}}));
}

TEST(MediaPlaylistParser, ReadsRangesThatFollowEachOther) {
    const MediaPlaylist playlist =
        parseMediaPlaylist(
            "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MAP:URI=\"a\",BYTERANGE=\"700\"\n"
            "#EXT-X-BYTERANGE:100@700\n#EXTINF:4,\na\n#EXTINF:4,\n#EXT-X-BYTERANGE:50\na\n"
            "#EXT-X-PART:DURATION=1,URI=\"b\",BYTERANGE=\"9@4\"\n"
            "#EXT-X-PART:DURATION=1,URI=\"b\",BYTERANGE=\"8\"\n"
            "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"b\",BYTERANGE-LENGTH=7\n")
            .value();
    EXPECT_EQ(playlist.segments[0]->map.range, (ByteRange{0, 700}));
    EXPECT_EQ(playlist.segments[0]->range, (ByteRange{700, 100}));
    EXPECT_EQ(playlist.segments[1]->range, (ByteRange{800, 50}));
    EXPECT_EQ(playlist.inProgress.range, std::nullopt);
    EXPECT_EQ(playlist.inProgress.parts[1].range, (ByteRange{13, 8}));
    EXPECT_EQ(playlist.preloadHints.front().range, (ByteRange{0, 7}));
}

TEST(MediaPlaylistParser, KnowsAHintWhoseEndIsNotKnown) {
    const MediaPlaylist playlist = parseMediaPlaylist(golden("part_ranges.m3u8")).value();
    EXPECT_EQ(playlist.preloadHints[0].range, (ByteRange{21'000, 19'000}));
    EXPECT_EQ(playlist.preloadHints[0].openFrom, std::nullopt);
    EXPECT_EQ(playlist.preloadHints[1].openFrom, 0U);
    EXPECT_EQ(playlist.preloadHints[1].range, std::nullopt);
    EXPECT_TRUE(playlist.hasByteRanges());
    EXPECT_FALSE(parseMediaPlaylist(golden("low_latency.m3u8"))->hasByteRanges());
}

struct BrokenPlaylist {
    const char* lines;
    ErrorCode code;
    const char* context;
};

class RefusedPlaylist : public testing::TestWithParam<BrokenPlaylist> {};

TEST_P(RefusedPlaylist, NamesTheLine) {
    const auto playlist = parseMediaPlaylist(std::string("#EXTM3U\n") + GetParam().lines);
    ASSERT_TRUE(playlist.has_error());
    EXPECT_EQ(playlist.error().code, GetParam().code);
    EXPECT_EQ(playlist.error().context, GetParam().context);
}

INSTANTIATE_TEST_SUITE_P(
    MediaPlaylistParser, RefusedPlaylist,
    testing::Values(
        BrokenPlaylist{"", ErrorCode::kInvalidData, "EXT-X-TARGETDURATION is missing"},
        BrokenPlaylist{"#EXT-X-TARGETDURATION:4.5\n", ErrorCode::kInvalidData,
                       "line 2: EXT-X-TARGETDURATION: \"4.5\" is not a whole number below 2^63"},
        BrokenPlaylist{"#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n", ErrorCode::kInvalidData,
                       "the last EXTINF has no URI behind it"},
        BrokenPlaylist{"\na.m4s\n", ErrorCode::kInvalidData,
                       "line 3: a URI without EXTINF in front of it"},
        BrokenPlaylist{"#EXTINF:4,\na\tb\n", ErrorCode::kInvalidData,
                       "line 3: control characters in a URI"},
        BrokenPlaylist{"#EXT-X-PART:URI=\"p\"\n", ErrorCode::kInvalidData,
                       "line 2: EXT-X-PART: DURATION is missing"},
        BrokenPlaylist{"#EXTINF:4,\na\n#EXT-X-SKIP:SKIPPED-SEGMENTS=1\n", ErrorCode::kInvalidData,
                       "line 4: EXT-X-SKIP: expected once, in front of all segments"},
        BrokenPlaylist{"#EXT-X-STREAM-INF:BANDWIDTH=1\n", ErrorCode::kInvalidData,
                       "line 2: EXT-X-STREAM-INF: a multivariant playlist, expected a media "
                       "playlist"},
        BrokenPlaylist{"#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n", ErrorCode::kUnsupported,
                       "line 2: EXT-X-KEY: encryption is not supported"},
        BrokenPlaylist{"#EXT-X-BYTERANGE:1@\n", ErrorCode::kInvalidData,
                       "line 2: EXT-X-BYTERANGE: \"\" is not a whole number below 2^63"},
        BrokenPlaylist{"#EXT-X-MAP:URI=\"i\",BYTERANGE=\"0@9\"\n", ErrorCode::kInvalidData,
                       "line 2: EXT-X-MAP: the byte range 0@9 is empty"},
        BrokenPlaylist{"#EXT-X-PART:DURATION=1,URI=\"p\",BYTERANGE=1@0\n", ErrorCode::kInvalidData,
                       "line 2: EXT-X-PART: BYTERANGE: expected quotes around the value"},
        BrokenPlaylist{"#EXTINF:4,\n#EXT-X-BYTERANGE:5\na\n", ErrorCode::kInvalidData,
                       "line 4: a byte range of a has no offset, and none is before it"},
        BrokenPlaylist{"#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"p\",BYTERANGE-LENGTH=0\n",
                       ErrorCode::kInvalidData,
                       "line 2: EXT-X-PRELOAD-HINT: the byte range 0@0 is empty"}));

}  // namespace
}  // namespace sigma::hls
