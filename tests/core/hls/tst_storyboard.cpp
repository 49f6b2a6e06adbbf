#include <gtest/gtest.h>

#include "core/hls/storyboard.h"
#include "tests/core/hls/golden_file.h"

namespace sigma::hls {
namespace {

using namespace std::chrono_literals;

Storyboard parsed(const std::string& text) {
    auto storyboard = parseStoryboard(text);
    EXPECT_TRUE(storyboard.has_value()) << storyboard.error().context;
    return storyboard.has_value() ? *std::move(storyboard) : Storyboard();
}

TEST(Storyboard, ReadsTheSheetsOfARecording) {
    const Storyboard storyboard = parsed(test::golden("storyboard.vtt"));
    EXPECT_FALSE(storyboard.zeroDate);
    EXPECT_EQ(storyboard.cues, (std::vector<StoryboardCue>{
                                   {0s, 5s, "sheet-0.jpg", ImageArea{0, 0, 160, 90}},
                                   {5s, 10s, "sheet-0.jpg", ImageArea{160, 0, 160, 90}},
                                   {10s, 12'500ms, "sheet-0.jpg", ImageArea{0, 90, 160, 90}}}));
}

TEST(Storyboard, ReadsADatedOneOfALiveStream) {
    const Storyboard storyboard = parsed(test::golden("storyboard_live.vtt"));
    EXPECT_EQ(storyboard.zeroDate, *parseDateTime("2026-11-22T10:00:00.250Z"));
    EXPECT_EQ(storyboard.cues,
              (std::vector<StoryboardCue>{
                  {3590s, 3600s, "https://images.example/a.webp?v=2", ImageArea{320, 0, 320, 180}},
                  {3600s, 3610s, "/b.png", std::nullopt}}));
}

TEST(Storyboard, ReadsEveryEndOfALine) {
    const Storyboard expected = parsed(test::golden("storyboard.vtt"));
    for (const std::string end : {"\r", "\r\n"}) {
        std::string text;
        for (const char character : test::golden("storyboard.vtt")) {
            text += character == '\n' ? end : std::string(1, character);
        }
        EXPECT_EQ(parsed(text), expected);
    }
}

TEST(Storyboard, NeedsNoEmptyLineBehindItsHeader) {
    EXPECT_EQ(parsed("WEBVTT\n00:00.000 --> 00:01.000\na.jpg").cues.size(), 1U);
    EXPECT_TRUE(parsed("WEBVTT").cues.empty());
}

TEST(Storyboard, PutsCuesInTheirOrder) {
    const Storyboard storyboard =
        parsed("WEBVTT\n\n00:05.000 --> 00:06.000\nb\n\n00:00.000 --> 00:01.000\na\n");
    ASSERT_EQ(storyboard.cues.size(), 2U);
    EXPECT_EQ(storyboard.cues.front().uri, "a");
}

TEST(Storyboard, TakesTheFirstLineOfACueAndTheLastAreaOfIt) {
    const Storyboard storyboard =
        parsed("WEBVTT\n\n00:00.000 --> 00:01.000\na#xywh=0,0,1,1&xywh=2,3,4,5&track=x\nmore\n");
    ASSERT_EQ(storyboard.cues.size(), 1U);
    EXPECT_EQ(storyboard.cues.front().uri, "a");
    EXPECT_EQ(storyboard.cues.front().area, (ImageArea{2, 3, 4, 5}));
}

TEST(Storyboard, FindsTheCueOfATime) {
    const Storyboard storyboard = parsed(
        "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:02.000 --> 00:03.000\nb\n\n"
        "00:10.000 --> 00:11.000\nc\n");
    EXPECT_EQ(storyboard.cueAt(999ms), nullptr);
    EXPECT_EQ(storyboard.cueAt(1s)->uri, "a");
    EXPECT_EQ(storyboard.cueAt(2s)->uri, "b");
    EXPECT_EQ(storyboard.cueAt(3s)->uri, "b") << "the end of the bar is no place without a picture";
    EXPECT_EQ(storyboard.cueAt(4s), nullptr);
    EXPECT_EQ(storyboard.cueAt(11s)->uri, "c");
    EXPECT_EQ(storyboard.cueAt(12s), nullptr);
}

TEST(Storyboard, BeginsACueWhereverItsTimesStand) {
    const Storyboard storyboard = parsed(
        "WEBVTT\n\nNOTE a comment\nthat is not closed\n00:01.000 --> 00:02.000\na\n"
        "00:02.000 --> 00:03.000\n00:03.000 --> 00:04.000\nb\n");
    ASSERT_EQ(storyboard.cues.size(), 2U);
    EXPECT_EQ(storyboard.cues[0].uri, "a");
    EXPECT_EQ(storyboard.cues[1].start, 3s);
}

class NoCue : public testing::TestWithParam<const char*> {};

TEST_P(NoCue, IsPassedOver) {
    const Storyboard storyboard =
        parsed(std::string("WEBVTT\n\n") + GetParam() + "\n\n00:09.000 --> 00:10.000\nlast\n");
    ASSERT_EQ(storyboard.cues.size(), 1U);
    EXPECT_EQ(storyboard.cues.front().uri, "last");
}

INSTANTIATE_TEST_SUITE_P(
    Storyboard, NoCue,
    testing::Values(
        "NOTE 00:00.000", "NOTE\ncomment\nof lines", "STYLE\n::cue {}", "REGION\nid:a",
        "00:00.000 --> 00:01.000", "00:02.000 --> 00:01.000\nbackwards",
        "00:01.000 --> 00:01.000\nno time", "0:00.000 --> 00:01.000\na",
        "00:60.000 --> 02:01.000\na", "00:00,000 --> 00:01,000\nSubRip",
        "00:00.00 --> 00:01.000\na", "10000:00:00.000 --> 10001:00:00.000\na",
        "-1:00:00.000 --> 00:01.000\na", "-->\na", "00:00.000 --> 00:01.000\n#xywh=0,0,1,1",
        "00:00.000 --> 00:01.000\na#xywh=0,0,0,1", "00:00.000 --> 00:01.000\na#xywh=0,0,1",
        "00:00.000 --> 00:01.000\na#xywh=0,0,1,1,1", "00:00.000 --> 00:01.000\na#xywh=-1,0,1,1",
        "00:00.000 --> 00:01.000\na#xywh=0,0,99999999999,1",
        "00:00.000 --> 00:01.000\na#xywh=percent:0,0,50,50", "00:00.000 --> 00:01.000\na\tb"));

struct Refused {
    std::string text;
    ErrorCode code;
    const char* context;
};

class RefusedStoryboard : public testing::TestWithParam<Refused> {};

TEST_P(RefusedStoryboard, NamesTheLine) {
    const auto storyboard = parseStoryboard(GetParam().text);
    ASSERT_TRUE(storyboard.has_error());
    EXPECT_EQ(storyboard.error().code, GetParam().code);
    EXPECT_EQ(storyboard.error().context, GetParam().context);
}

std::string cues(std::size_t count) {
    std::string text = "WEBVTT\n\n";
    for (std::size_t index = 0; index != count; ++index) {
        text += "00:00.000 --> 00:01.000\na\n\n";
    }
    return text;
}

INSTANTIATE_TEST_SUITE_P(
    Storyboard, RefusedStoryboard,
    testing::Values(
        Refused{"", ErrorCode::kInvalidData, "storyboard: line 1: expected WEBVTT"},
        Refused{"WEBVTTX", ErrorCode::kInvalidData, "storyboard: line 1: expected WEBVTT"},
        Refused{"#EXTM3U\n", ErrorCode::kInvalidData, "storyboard: line 1: expected WEBVTT"},
        Refused{"WEBVTT\n\nNOTE\n" + std::string(4097, 'a'), ErrorCode::kLimitExceeded,
                "storyboard: line 4: 4097 bytes, the limit is 4096"},
        Refused{std::string((4U << 20) + 1, 'a'), ErrorCode::kLimitExceeded,
                "storyboard: 4194305 bytes, the limit is 4194304"},
        Refused{cues(20'001), ErrorCode::kLimitExceeded,
                "storyboard: line 60004: more than 20000 cues"}));

TEST(Storyboard, RefusesADateThatIsNone) {
    const auto storyboard = parseStoryboard("WEBVTT\nX-PROGRAM-DATE-TIME=yesterday\n");
    ASSERT_TRUE(storyboard.has_error());
    EXPECT_EQ(storyboard.error().code, ErrorCode::kInvalidData);
    EXPECT_TRUE(storyboard.error().context.starts_with("storyboard: line 2: "));
}

}  // namespace
}  // namespace sigma::hls
