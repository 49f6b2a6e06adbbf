#include <gtest/gtest.h>

#include "core/thumbnails/storyboard_index.h"
#include "tests/core/thumbnails/loaded_answer.h"

namespace sigma::thumbnails {
namespace {

using namespace std::chrono_literals;
using test::answerOf;
using test::urlOf;

TEST(StoryboardIndex, CountsFromTheStartOfARecording) {
    StoryboardIndex index;
    ASSERT_TRUE(index
                    .read(answerOf("/v/board.vtt",
                                   "WEBVTT\n\n00:05.000 --> 00:10.000\ns.jpg#xywh=0,0,16,9\n"))
                    .has_value());
    EXPECT_EQ(index.addressAt({5s, {}}),
              (PictureAddress{{urlOf("/v/s.jpg")}, hls::ImageArea{0, 0, 16, 9}}));
    EXPECT_FALSE(index.addressAt({4999ms, {}}));
    EXPECT_FALSE(index.addressAt({{}, hls::DateTime(5s)})) << "a live stream has no start";
    EXPECT_FALSE(index.isGrowing());
}

TEST(StoryboardIndex, GoesByDateWhereItIsDated) {
    StoryboardIndex index;
    ASSERT_TRUE(index
                    .read(answerOf("/board.vtt",
                                   "WEBVTT\nX-PROGRAM-DATE-TIME=2026-01-01T12:00:00Z\n\n"
                                   "00:05.000 --> 00:10.000\nhttps://b.example/s.jpg\n"))
                    .has_value());
    const hls::DateTime zero = *hls::parseDateTime("2026-01-01T12:00:00Z");
    const auto address = index.addressAt({{}, zero + 7s});
    ASSERT_TRUE(address);
    EXPECT_EQ(toString(address->file.url), "https://b.example/s.jpg");
    EXPECT_FALSE(index.addressAt({7s, {}})) << "nobody said when that was";
    EXPECT_FALSE(index.addressAt({{}, zero - 1s}));
    EXPECT_TRUE(index.isGrowing());
}

TEST(StoryboardIndex, KnowsNoPictureAtAnAddressThatIsNone) {
    StoryboardIndex index;
    ASSERT_TRUE(
        index.read(answerOf("/board.vtt", "WEBVTT\n\n00:00.000 --> 00:10.000\nftp://b/s.jpg\n"))
            .has_value());
    EXPECT_FALSE(index.addressAt({1s, {}}));
}

TEST(StoryboardIndex, KeepsWhatItHasWhereANewerOneIsBroken) {
    StoryboardIndex index;
    ASSERT_TRUE(index.read(answerOf("/board.vtt", "WEBVTT\n\n00:00.000 --> 00:10.000\ns.jpg\n"))
                    .has_value());
    EXPECT_TRUE(index.read(answerOf("/board.vtt", "<html>")).has_error());
    EXPECT_TRUE(index.addressAt({1s, {}}));
}

}  // namespace
}  // namespace sigma::thumbnails
