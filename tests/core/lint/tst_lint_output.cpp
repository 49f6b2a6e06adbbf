#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/lint/lint_output.h"

namespace sigma::lint {
namespace {

using testing::HasSubstr;

LintReport reportOf() {
    LintReport report;
    report.url = "http://h/index.m3u8";
    report.duration = std::chrono::milliseconds(20'500);
    report.renditions = 2;
    report.isLowLatency = true;
    report.counts = {.requests = 9, .playlists = 5, .parts = 1, .segments = 2};
    report.findings = {
        {RuleId::kPartTooLong, "http://h/v.m3u8", "a \"b\" lasts 0.6 s", "at most 0.5 s", 3},
        {RuleId::kNotChecked, "http://h/v.m3u8", "the inside of MPEG-TS", "", 1}};
    return report;
}

TEST(LintOutput, TellsAPersonWhatWhereAndHowOften) {
    EXPECT_EQ(toText(reportOf()),
              "error  part-too-long  [8216bis 4.4.4.9]\n"
              "    No part is longer than PART-TARGET.\n"
              "    at        http://h/v.m3u8\n"
              "    seen      a \"b\" lasts 0.6 s\n"
              "    expected  at most 0.5 s\n"
              "    times     3\n"
              "\n"
              "note  not-checked\n"
              "    Something that this program does not judge.\n"
              "    at        http://h/v.m3u8\n"
              "    seen      the inside of MPEG-TS\n"
              "\n"
              "http://h/index.m3u8 (low-latency)\n"
              "1 error, 0 warnings, 1 note; 2 renditions, 5 playlists, 1 part and 2 segments in "
              "20.5 s\n");
}

TEST(LintOutput, SaysWhenAStreamHasEndedAndWhenFindingsFoundNoRoom) {
    LintReport report = reportOf();
    report.hasEnded = true;
    report.droppedFindings = 2;
    EXPECT_THAT(toText(report), HasSubstr("(low-latency, ended)"));
    EXPECT_THAT(toText(report), HasSubstr("2 findings more found no room."));
}

TEST(LintOutput, TellsAProgramTheSame) {
    const std::string text = toJson(reportOf());
    EXPECT_THAT(text, HasSubstr("\"rule\":\"part-too-long\",\"severity\":\"error\",\"section\":"
                                "\"8216bis 4.4.4.9\""));
    EXPECT_THAT(text, HasSubstr("\"seen\":\"a \\\"b\\\" lasts 0.6 s\""));
    EXPECT_THAT(text, HasSubstr("\"errors\":1,\"warnings\":0,\"notes\":1"));
    EXPECT_THAT(text, HasSubstr("\"checked\":{\"renditions\":2,\"requests\":9"));
    EXPECT_TRUE(text.ends_with("}\n"));
}

}  // namespace
}  // namespace sigma::lint
