#include "core/lint/playlist_rules.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

class PlaylistRules : public testing::TestWithParam<test::Edit> {};

TEST_P(PlaylistRules, FindWhatIsBrokenAndNothingElse) {
    const auto& edit = GetParam();
    Findings findings;
    checkPlaylist(test::load(test::edited(test::goodText(), edit.passage, edit.replacement)), false,
                  findings);
    EXPECT_EQ(test::brokenRules(findings), edit.broken);
}

INSTANTIATE_TEST_SUITE_P(
    Edits, PlaylistRules,
    testing::Values(
        test::Edit{"Good", "#EXTM3U", "#EXTM3U", {}},
        test::Edit{"SegmentTooLong",
                   "#EXTINF:2.0,\n101",
                   "#EXTINF:2.5,\n101",
                   {"segment-too-long", "date-time-drift"}},
        test::Edit{"SegmentThatRoundsDown", "#EXTINF:2.0,\n103", "#EXTINF:2.49,\n103", {}},
        test::Edit{"VersionTooLow", "VERSION:9", "VERSION:6", {"version-too-low"}},
        test::Edit{"VersionTooHigh", "VERSION:9", "VERSION:10", {"version-too-high"}},
        test::Edit{"VersionWithoutSkip", "CAN-SKIP-UNTIL=12.0,", "", {"version-too-high"}},
        test::Edit{"HoldBack", "HOLD-BACK=6.0", "HOLD-BACK=5.9", {"hold-back-too-short"}},
        test::Edit{
            "SkipUntil", "CAN-SKIP-UNTIL=12.0", "CAN-SKIP-UNTIL=11.0", {"skip-until-too-short"}},
        test::Edit{
            "DateRanges",
            "#EXTINF:2.0,\n101",
            "#EXT-X-DATERANGE:ID=\"x\",START-DATE=\"2026-11-21T14:00:02Z\"\n#EXTINF:2.0,\n101",
            {"skip-date-ranges-missing"}},
        test::Edit{"NoMap", "#EXT-X-MAP:URI=\"init.mp4\"\n", "", {"map-missing"}},
        test::Edit{"TsWithoutMapIsRight",
                   "#EXT-X-MAP:URI=\"init.mp4\"\n",
                   "#EXT-X-MAP:URI=\"other.mp4\"\n",
                   {}},
        test::Edit{
            "NoDates", "#EXT-X-PROGRAM-DATE-TIME", "#EXT-X-OTHER-TIME", {"date-time-missing"}},
        test::Edit{"DatesDrift", "14:00:04.000Z", "14:00:04.200Z", {"date-time-drift"}},
        test::Edit{"NotIndependent",
                   "#EXT-X-INDEPENDENT-SEGMENTS\n",
                   "",
                   {"independent-segments-missing"}}),
    test::nameOf);

TEST(PlaylistRules, LetDatesJumpAtADiscontinuity) {
    Findings findings;
    const std::string text =
        test::edited(test::goodText(), "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:04.000Z",
                     "#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:05.000Z");
    checkPlaylist(test::load(test::edited(test::edited(text, "14:00:06", "14:00:07"), "14:00:08",
                                          "14:00:09")),
                  false, findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{});
}

TEST(PlaylistRules, TakeTheMultivariantPlaylistsWordForIndependence) {
    Findings findings;
    const std::string text = test::edited(test::goodText(), "#EXT-X-INDEPENDENT-SEGMENTS\n", "");
    checkPlaylist(test::load(text), true, findings);
    EXPECT_FALSE(findings.has(RuleId::kIndependentSegmentsMissing));
}

TEST(PlaylistRules, AskALongWindowForDeltaUpdates) {
    std::string text = test::edited(test::goodText(), "CAN-SKIP-UNTIL=12.0,", "");
    text = test::edited(text, "VERSION:9", "VERSION:6");
    std::string many;
    for (int index = 0; index != 61; ++index) {
        many += "#EXTINF:2.0,\n" + std::to_string(index) + ".m4s\n";
    }
    text =
        test::edited(text, "#EXT-X-MAP:URI=\"init.mp4\"\n", "#EXT-X-MAP:URI=\"init.mp4\"\n" + many);
    Findings findings;
    checkPlaylist(test::load(text), false, findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{"skip-missing"});
}

TEST(PlaylistRules, HoldPlainPlaylistsToTheirOwn) {
    Findings findings;
    checkPlaylist(test::load("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n"
                             "#EXT-X-INDEPENDENT-SEGMENTS\n#EXTINF:6.0,\na.ts\n#EXT-X-ENDLIST\n"),
                  false, findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{});
}

}  // namespace
}  // namespace sigma::lint
