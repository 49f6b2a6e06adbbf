#include "core/lint/pace_rules.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;

LoadedPlaylist at(std::chrono::milliseconds requested, std::chrono::milliseconds arrived,
                  const std::string& text = test::goodText()) {
    LoadedPlaylist loaded = test::load(text);
    loaded.requestedAt = SteadyTime(requested);
    loaded.arrivedAt = SteadyTime(arrived);
    return loaded;
}

std::string withSegments(std::uint64_t first) {
    return test::edited(test::goodText(), "MEDIA-SEQUENCE:100",
                        "MEDIA-SEQUENCE:" + std::to_string(first));
}

TEST(PaceRules, KnowAPartThatWasLate) {
    Findings findings;
    PaceRules::checkHeld(at(1'000ms, 1'900ms), findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{});
    PaceRules::checkHeld(at(1'000ms, 2'100ms), findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{"part-late"});
}

TEST(PaceRules, DoNotCallTheEndLate) {
    Findings findings;
    PaceRules::checkHeld(at(1'000ms, 5'000ms, test::goodText() + "#EXT-X-ENDLIST\n"), findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{});
}

TEST(PaceRules, KnowASegmentThatWasLate) {
    PaceRules pace;
    Findings findings;
    pace.checkSegments(at(0ms, 0ms), findings);
    pace.checkSegments(at(0ms, 3'400ms), findings);
    pace.checkSegments(at(0ms, 3'500ms, withSegments(101)), findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{});
    pace.checkSegments(at(0ms, 7'100ms, withSegments(101)), findings);
    pace.checkSegments(at(0ms, 7'200ms, withSegments(102)), findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{"segment-late"});
}

TEST(PaceRules, BlameNobodyForWhatWasNotSeen) {
    PaceRules pace;
    Findings findings;
    pace.checkSegments(at(0ms, 0ms), findings);
    pace.checkSegments(at(0ms, 60'000ms, withSegments(101)), findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{});
}

}  // namespace
}  // namespace sigma::lint
