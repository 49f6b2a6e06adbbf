#include "core/base/gzip.h"
#include "tests/core/lint/lint_fixture.h"

namespace sigma::lint {
namespace {

class LintSessionTest : public test::LintFixture {
protected:
    Result<LintReport> lint(const std::string& path) {
        LintSession session(m_client, m_clock, std::chrono::seconds(4));
        return sigma::test::runCoroutine(m_io, session.run(urlOf(path)));
    }

    static Names brokenRules(const LintReport& report) {
        Names names;
        for (const Finding& finding : report.findings) {
            names.emplace_back(ruleOf(finding.rule).name);
        }
        return names;
    }

    void replyTo(const std::string& path, const Reply& answer) {
        m_stream.spoil([=](const Request& request, Reply& reply) {
            reply = request.path == path ? answer : reply;
        });
    }
};

TEST_F(LintSessionTest, FindsNothingInAGoodStream) {
    const auto report = lint("/index.m3u8");
    ASSERT_TRUE(report.has_value()) << report.error().context;
    EXPECT_EQ(brokenRules(*report), Names{});
    EXPECT_TRUE(report->isLowLatency);
    EXPECT_FALSE(report->hasEnded);
    EXPECT_EQ(report->renditions, 1U);
    EXPECT_GE(report->counts.parts, 20U);
    EXPECT_GE(report->duration, std::chrono::seconds(4));
    EXPECT_EQ(report->count(Severity::kError), 0U);
}

TEST_F(LintSessionTest, TakesAMediaPlaylistByItself) {
    const auto report = lint("/v/media.m3u8");
    ASSERT_TRUE(report.has_value()) << report.error().context;
    EXPECT_EQ(brokenRules(*report), Names{});
    EXPECT_GE(report->counts.parts, 20U);
}

TEST_F(LintSessionTest, TakesAStreamThatHasEnded) {
    m_stream.end();
    const auto report = lint("/index.m3u8");
    ASSERT_TRUE(report.has_value()) << report.error().context;
    EXPECT_EQ(brokenRules(*report), Names{});
    EXPECT_TRUE(report->hasEnded);
    EXPECT_EQ(report->counts.segments, 4U);
}

TEST_F(LintSessionTest, HoldsTheVariantToItsMedia) {
    replyTo("/index.m3u8",
            {.body = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=10,CODECS=\"mp4a.40.2\",AUDIO=\"a\"\n"
                     "v/media.m3u8\n",
             .headers = {{"Access-Control-Allow-Origin", "*"},
                         {"Content-Type", "application/vnd.apple.mpegurl"}}});
    const auto report = lint("/index.m3u8");
    ASSERT_TRUE(report.has_value()) << report.error().context;
    EXPECT_EQ(brokenRules(*report),
              (Names{"codecs-wrong", "audio-group-missing", "resolution-missing",
                     "frame-rate-missing", "bandwidth-exceeded", "average-bandwidth-missing"}));
}

TEST_F(LintSessionTest, MissesReportsOnTheOtherRenditions) {
    replyTo("/index.m3u8",
            {.body = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=800000,"
                     "CODECS=\"avc1.64001f\",RESOLUTION=320x180,FRAME-RATE=20.0\nv/media.m3u8\n"
                     "#EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=800000,"
                     "CODECS=\"avc1.64001f\",RESOLUTION=320x180,FRAME-RATE=20.0\ngone.m3u8\n",
             .headers = {{"Access-Control-Allow-Origin", "*"},
                         {"Content-Type", "application/vnd.apple.mpegurl"}}});
    const auto report = lint("/index.m3u8");
    ASSERT_TRUE(report.has_value()) << report.error().context;
    EXPECT_EQ(brokenRules(*report), (Names{"report-missing", "media-unavailable"}));
}

TEST_F(LintSessionTest, SaysWhyThereIsNothingToCheck) {
    EXPECT_EQ(lint("/missing.m3u8").error().code, ErrorCode::kNotFound);
    replyTo("/index.m3u8", {.body = "<html>"});
    EXPECT_EQ(lint("/index.m3u8").error().code, ErrorCode::kInvalidData);
    replyTo("/index.m3u8", {.raw = "nonsense\r\n\r\n"});
    EXPECT_EQ(lint("/index.m3u8").error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace sigma::lint
