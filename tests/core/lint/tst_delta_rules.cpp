#include "core/lint/delta_rules.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

constexpr const char* kSkipped =
    "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:00.000Z\n#EXTINF:2.0,\n100.m4s\n"
    "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:02.000Z\n#EXTINF:2.0,\n101.m4s\n";

/// A server whose two oldest segments may be skipped.
std::string fullText() {
    return test::edited(test::goodText(), "CAN-SKIP-UNTIL=12.0", "CAN-SKIP-UNTIL=5.0");
}

std::string deltaText() {
    return test::edited(fullText(), kSkipped, "#EXT-X-SKIP:SKIPPED-SEGMENTS=2\n");
}

std::vector<std::string> check(const std::string& delta) {
    Findings findings;
    checkDelta(test::load(fullText()), test::load(delta), findings);
    return test::brokenRules(findings);
}

TEST(DeltaRules, TakeAnUpdateThatMergesIntoThePlaylist) {
    EXPECT_EQ(check(deltaText()), std::vector<std::string>{});
    const auto merged = mergeDelta(test::load(fullText()), test::load(deltaText()));
    ASSERT_TRUE(merged.has_value()) << merged.error().context;
    EXPECT_EQ(merged->playlist.segments.size(), 4U);
    EXPECT_EQ(merged->firstMsn(), 100U);
    EXPECT_EQ(merged->segment(100)->uri, "100.m4s");
}

TEST(DeltaRules, TakeAMapThatWasSkippedForWhatFollows) {
    EXPECT_EQ(check(test::edited(deltaText(), "#EXT-X-MAP:URI=\"init.mp4\"\n", "")),
              std::vector<std::string>{});
}

TEST(DeltaRules, AskForASkipThatIsOffered) {
    EXPECT_EQ(check(fullText()), std::vector<std::string>{"delta-missing"});
}

TEST(DeltaRules, KnowASkipThatGoesTooFar) {
    const std::string tight = test::edited(deltaText(), "CAN-SKIP-UNTIL=5.0", "CAN-SKIP-UNTIL=6.0");
    Findings findings;
    checkDelta(test::load(test::edited(fullText(), "CAN-SKIP-UNTIL=5.0", "CAN-SKIP-UNTIL=6.0")),
               test::load(tight), findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{"delta-skips-too-much"});
}

class DeltaDiffers : public testing::TestWithParam<test::Edit> {};

TEST_P(DeltaDiffers, AndIsFound) {
    const auto& edit = GetParam();
    EXPECT_EQ(check(test::edited(deltaText(), edit.passage, edit.replacement)),
              std::vector<std::string>{"delta-differs"});
}

INSTANTIATE_TEST_SUITE_P(
    Edits, DeltaDiffers,
    testing::Values(test::Edit{"Numbering", "SKIPPED-SEGMENTS=2", "SKIPPED-SEGMENTS=3", {}},
                    test::Edit{"Uri", "\n103.m4s", "\n103b.m4s", {}},
                    test::Edit{"Part", "104.1.m4s", "104.1b.m4s", {}},
                    test::Edit{"Header", "HOLD-BACK=6.0", "HOLD-BACK=7.0", {}},
                    test::Edit{"End", "MEDIA-SEQUENCE:100", "MEDIA-SEQUENCE:99", {}},
                    test::Edit{"Unknown", "MEDIA-SEQUENCE:100", "MEDIA-SEQUENCE:103", {}}),
    test::nameOf);

}  // namespace
}  // namespace sigma::lint
