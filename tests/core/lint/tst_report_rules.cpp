#include "core/lint/report_rules.h"
#include "tests/core/lint/playlist_texts.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;

constexpr const char* kAudioUrl = "http://h/live/a/media.m3u8";
constexpr SteadyTime kSeen{100s};

/// The video's playlist names the audio at segment 104, part 1.
std::vector<std::string> check(Position audio, std::chrono::milliseconds knownFor,
                               const std::string& text = test::goodText()) {
    LoadedPlaylist loaded = test::load(text);
    loaded.arrivedAt = kSeen + knownFor;
    const ProgressByUrl progress = {{test::kUrl, {{104, 1}, kSeen, 500ms}},
                                    {kAudioUrl, {audio, kSeen, 500ms}}};
    Findings findings;
    checkReports(loaded, progress, findings);
    return test::brokenRules(findings);
}

TEST(ReportRules, TakeAReportThatIsUpToDate) {
    EXPECT_EQ(check({104, 1}, 10s), std::vector<std::string>{});
    EXPECT_EQ(check({103, 3}, 10s), std::vector<std::string>{});
}

TEST(ReportRules, KnowAStaleReport) {
    EXPECT_EQ(check({104, 2}, 2s), std::vector<std::string>{"report-stale"});
    EXPECT_EQ(check({105, 0}, 2s), std::vector<std::string>{"report-stale"});
}

TEST(ReportRules, GiveTheServerTheTimeOfTwoParts) {
    EXPECT_EQ(check({104, 2}, 900ms), std::vector<std::string>{});
}

TEST(ReportRules, MissAReport) {
    const std::string text = test::edited(
        test::goodText(),
        "#EXT-X-RENDITION-REPORT:URI=\"../a/media.m3u8\",LAST-MSN=104,LAST-PART=1\n", "");
    EXPECT_EQ(check({104, 1}, 10s, text), std::vector<std::string>{"report-missing"});
}

TEST(ReportRules, KnowAReportAboutSomethingElse) {
    const std::string text = test::edited(test::goodText(), "../a/media.m3u8", "../b/media.m3u8");
    EXPECT_EQ(check({104, 1}, 10s, text),
              (std::vector<std::string>{"report-missing", "report-unknown"}));
}

TEST(ReportRules, ExpectNoneOfASingleRenditionNorAfterTheEnd) {
    Findings findings;
    checkReports(test::load(test::goodText()), {{test::kUrl, {}}}, findings);
    EXPECT_EQ(test::brokenRules(findings), std::vector<std::string>{});
    const std::string ended =
        test::edited(test::goodText(), "#EXT-X-RENDITION-REPORT", "#EXT-X-OTHER-REPORT") +
        "#EXT-X-ENDLIST\n";
    EXPECT_EQ(check({104, 1}, 10s, ended), std::vector<std::string>{});
}

}  // namespace
}  // namespace sigma::lint
