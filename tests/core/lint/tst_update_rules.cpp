#include "core/lint/update_rules.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

/// The good playlist a part later.
std::string nextText() {
    return test::edited(test::goodText(), "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"104.2.m4s\"\n",
                        "#EXT-X-PART:DURATION=0.5,URI=\"104.2.m4s\"\n"
                        "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"104.3.m4s\"\n");
}

/// The good playlist when segment 104 is finished and 100 has gone.
std::string slidText() {
    std::string text =
        test::edited(nextText(), "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"104.3.m4s\"\n",
                     "#EXT-X-PART:DURATION=0.5,URI=\"104.3.m4s\"\n#EXTINF:2.0,\n104.m4s\n"
                     "#EXT-X-PART:DURATION=0.5,URI=\"105.0.m4s\",INDEPENDENT=YES\n"
                     "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"105.1.m4s\"\n");
    text = test::edited(
        text, "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:00.000Z\n#EXTINF:2.0,\n100.m4s\n", "");
    return test::edited(text, "#EXT-X-MEDIA-SEQUENCE:100", "#EXT-X-MEDIA-SEQUENCE:101");
}

std::vector<std::string> check(const std::string& before, const std::string& after) {
    Findings findings;
    checkUpdate(test::load(before), test::load(after), findings);
    return test::brokenRules(findings);
}

class UpdateRules : public testing::TestWithParam<test::Edit> {};

TEST_P(UpdateRules, FindWhatIsBrokenAndNothingElse) {
    const auto& edit = GetParam();
    EXPECT_EQ(check(test::goodText(), test::edited(slidText(), edit.passage, edit.replacement)),
              edit.broken);
}

INSTANTIATE_TEST_SUITE_P(
    Edits, UpdateRules,
    testing::Values(
        test::Edit{"Good", "#EXTM3U", "#EXTM3U", {}},
        test::Edit{"TargetDuration",
                   "TARGETDURATION:2",
                   "TARGETDURATION:3",
                   {"window-too-short", "parameters-changed"}},
        test::Edit{"PartTarget", "PART-TARGET=0.5", "PART-TARGET=0.6", {"parameters-changed"}},
        test::Edit{"HoldBack", ",HOLD-BACK=6.0", ",HOLD-BACK=7.0", {"parameters-changed"}},
        test::Edit{"BlockReload", "CAN-BLOCK-RELOAD=YES,", "", {"parameters-changed"}},
        test::Edit{"Duration", "#EXTINF:2.0,\n102", "#EXTINF:1.9,\n102", {"segment-changed"}},
        test::Edit{"Uri", "\n101.m4s", "\n101b.m4s", {"segment-changed"}},
        test::Edit{"Discontinuity",
                   "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:06",
                   "#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:06",
                   {"segment-changed"}},
        test::Edit{"Date", "14:00:08", "14:00:09", {"segment-changed"}},
        test::Edit{"Part", "URI=\"104.1.m4s\"", "URI=\"104.1b.m4s\"", {"part-changed"}},
        test::Edit{
            "PartsGone", "#EXT-X-PART:DURATION=0.5,URI=\"103.3.m4s\"\n", "", {"part-vanished"}},
        test::Edit{"DiscontinuitySequence",
                   "DISCONTINUITY-SEQUENCE:3",
                   "DISCONTINUITY-SEQUENCE:4",
                   {"discontinuity-sequence-wrong"}},
        test::Edit{"Type",
                   "#EXT-X-VERSION:9",
                   "#EXT-X-VERSION:9\n#EXT-X-PLAYLIST-TYPE:EVENT",
                   {"playlist-type-on-sliding-window"}},
        test::Edit{"HintNotKept", "URI=\"104.2.m4s\"", "URI=\"104.2b.m4s\"", {"hint-not-kept"}}),
    test::nameOf);

TEST(UpdateRules, KnowWhenNumbersGoBack) {
    const std::string back =
        test::edited(nextText(), "#EXT-X-MEDIA-SEQUENCE:100", "#EXT-X-MEDIA-SEQUENCE:99");
    Findings findings;
    checkUpdate(test::load(test::goodText()), test::load(back), findings);
    EXPECT_TRUE(findings.has(RuleId::kMediaSequenceWentBack));
    EXPECT_TRUE(findings.has(RuleId::kSegmentVanished));
}

TEST(UpdateRules, KnowWhenPartsOfTheEndAreTakenBack) {
    EXPECT_EQ(check(nextText(), test::goodText()), std::vector<std::string>{"segment-vanished"});
}

TEST(UpdateRules, CountDiscontinuitiesThatWereRemoved) {
    const std::string before =
        test::edited(test::goodText(), "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:00.000Z",
                     "#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:00.000Z");
    EXPECT_EQ(check(before, slidText()), std::vector<std::string>{"discontinuity-sequence-wrong"});
    EXPECT_EQ(check(before, test::edited(slidText(), "SEQUENCE:3", "SEQUENCE:4")),
              std::vector<std::string>{});
}

TEST(UpdateRules, KeepAWindowFromShrinking) {
    std::string text = slidText();
    for (const char* gone : {"101", "102", "103"}) {
        text = test::edited(text, "#EXTINF:2.0,\n" + std::string(gone) + ".m4s\n", "");
    }
    text = test::edited(text, "MEDIA-SEQUENCE:101", "MEDIA-SEQUENCE:104");
    Findings findings;
    checkUpdate(test::load(test::goodText()), test::load(text), findings);
    EXPECT_TRUE(findings.has(RuleId::kWindowTooShort));
}

TEST(UpdateRules, LetNothingFollowTheEnd) {
    const std::string ended = test::goodText() + "#EXT-X-ENDLIST\n";
    EXPECT_EQ(check(ended, ended), std::vector<std::string>{});
    EXPECT_EQ(check(ended, test::goodText()), std::vector<std::string>{"changed-after-end"});
    EXPECT_EQ(check(ended, nextText() + "#EXT-X-ENDLIST\n"),
              std::vector<std::string>{"changed-after-end"});
}

}  // namespace
}  // namespace sigma::lint
