#include <gtest/gtest.h>

#include "core/hls/line_reader.h"

namespace sigma::hls {
namespace {

TEST(LineReader, SplitsTagsAndPassesOverComments) {
    auto reader =
        LineReader::open("\xEF\xBB\xBF#EXTM3U\r\n# comment\n\n#EXTINF:4,a:b\r\na.m4s \n#EXT-X-GAP");
    ASSERT_TRUE(reader.has_value());
    ASSERT_TRUE(reader->next());
    EXPECT_EQ(reader->line().tag, "#EXTINF");
    EXPECT_EQ(reader->line().value, "4,a:b");
    ASSERT_TRUE(reader->next());
    EXPECT_EQ(reader->line().tag, "");
    EXPECT_EQ(reader->line().value, "a.m4s");
    ASSERT_TRUE(reader->next());
    EXPECT_EQ(reader->line().tag, "#EXT-X-GAP");
    EXPECT_EQ(reader->line().value, "");
    EXPECT_EQ(reader->locate({ErrorCode::kInvalidData, "wrong"}).context,
              "line 6: EXT-X-GAP: wrong");
    EXPECT_FALSE(reader->next());
    EXPECT_TRUE(reader->checkLimit().has_value());
}

TEST(LineReader, RefusesWhatIsNoPlaylist) {
    for (const char* text : {"", "\n#EXTM3U\n", "<html>", "#EXTM3U8\n", "a.m4s"}) {
        const auto reader = LineReader::open(text);
        ASSERT_TRUE(reader.has_error()) << text;
        EXPECT_EQ(reader.error().context, "line 1: expected #EXTM3U");
    }
}

TEST(LineReader, LocatesTheErrorOfWhoeverReadsALine) {
    std::string tags;
    const auto read = readLines("#EXTM3U\n#EXT-A\n#EXT-B\n#EXT-C\n", [&](const PlaylistLine& line) {
        tags += line.tag;
        return line.tag == "#EXT-B" ? Result<void>(Error{ErrorCode::kInvalidData, "wrong"})
                                    : Result<void>();
    });
    ASSERT_TRUE(read.has_error());
    EXPECT_EQ(read.error().context, "line 3: EXT-B: wrong");
    EXPECT_EQ(tags, "#EXT-A#EXT-B");
    EXPECT_TRUE(readLines("#EXTM3U\n", [](const PlaylistLine&) { return Result<void>(); }));
}

TEST(LineReader, RefusesATextBeyondItsLimits) {
    EXPECT_EQ(LineReader::open(std::string((8U << 20) + 1, '#')).error().code,
              ErrorCode::kLimitExceeded);
    const std::string text = "#EXTM3U\n" + std::string(200'000, '\n');
    auto reader = LineReader::open(text);
    EXPECT_FALSE(reader->next());
    EXPECT_EQ(reader->checkLimit().error().context, "the playlist has more than 200000 lines");
}

}  // namespace
}  // namespace sigma::hls
