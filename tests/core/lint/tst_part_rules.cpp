#include "core/lint/part_rules.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

class PartRules : public testing::TestWithParam<test::Edit> {};

TEST_P(PartRules, FindWhatIsBrokenAndNothingElse) {
    const auto& edit = GetParam();
    Findings findings;
    checkParts(test::load(test::edited(test::goodText(), edit.passage, edit.replacement)),
               findings);
    EXPECT_EQ(test::brokenRules(findings), edit.broken);
}

constexpr const char* kHint = "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"104.2.m4s\"\n";

INSTANTIATE_TEST_SUITE_P(
    Edits, PartRules,
    testing::Values(
        test::Edit{"Good", "#EXTM3U", "#EXTM3U", {}},
        test::Edit{
            "TooLong", "DURATION=0.5,URI=\"104.0", "DURATION=0.51,URI=\"104.0", {"part-too-long"}},
        test::Edit{"TooShort",
                   "DURATION=0.5,URI=\"102.1",
                   "DURATION=0.42,URI=\"102.1",
                   {"part-too-short"}},
        test::Edit{
            "ShortBecauseItIsTheLast", "DURATION=0.5,URI=\"103.3", "DURATION=0.46,URI=\"103.3", {}},
        test::Edit{"ShortBecauseItIsIndependent",
                   "DURATION=0.5,URI=\"104.0",
                   "DURATION=0.1,URI=\"104.0",
                   {}},
        test::Edit{"ShortAndNotYetKnownToBeTheLast",
                   "DURATION=0.5,URI=\"104.1",
                   "DURATION=0.1,URI=\"104.1",
                   {}},
        test::Edit{
            "ShortBeforeAGap",
            "DURATION=0.5,URI=\"103.1.m4s\"\n#EXT-X-PART:DURATION=0.5,URI=\"103.2.m4s\"",
            "DURATION=0.49,URI=\"103.1.m4s\"\n#EXT-X-PART:DURATION=0.5,URI=\"103.2.m4s\",GAP=YES",
            {}},
        test::Edit{"NoPartHoldBack", ",PART-HOLD-BACK=1.5", "", {"part-hold-back-missing"}},
        test::Edit{"PartHoldBack",
                   "PART-HOLD-BACK=1.5",
                   "PART-HOLD-BACK=1.4",
                   {"part-hold-back-too-short"}},
        test::Edit{"NoBlocking", "CAN-BLOCK-RELOAD=YES,", "", {"block-reload-missing"}},
        test::Edit{"NoHint", kHint, "", {"hint-missing"}},
        test::Edit{
            "HintAfterTheEnd", kHint, std::string(kHint) + "#EXT-X-ENDLIST\n", {"hint-after-end"}},
        test::Edit{"NoHintAfterTheEnd", kHint, "#EXT-X-ENDLIST\n", {}},
        test::Edit{
            "PartsTooOld", "#EXT-X-TARGETDURATION:2", "#EXT-X-TARGETDURATION:0", {"parts-too-old"}},
        test::Edit{"PartsDoNotFill",
                   "#EXTINF:2.0,\n103",
                   "#EXTINF:1.9,\n103",
                   {"parts-do-not-fill-segment"}},
        test::Edit{"FirstPartNotIndependent",
                   "103.0.m4s\",INDEPENDENT=YES",
                   "103.0.m4s\"",
                   {"first-part-not-independent"}},
        test::Edit{"NoPartInfo", "#EXT-X-PART-INF:PART-TARGET=0.5\n", "", {"part-info-missing"}}),
    test::nameOf);

TEST(PartRules, PassOverPlaylistsWithoutParts) {
    Findings findings;
    checkParts(test::load("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6.0,\na.ts\n"), findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{});
}

}  // namespace
}  // namespace sigma::lint
