#include <gtest/gtest.h>

#include "core/lint/findings.h"

namespace sigma::lint {
namespace {

TEST(Findings, CountTheSameRuleAtTheSameUrl) {
    Findings findings;
    findings.add(RuleId::kPartTooLong, "http://h/a", "first");
    findings.add(RuleId::kPartTooLong, "http://h/a", "second");
    findings.add(RuleId::kPartTooLong, "http://h/b", "third");
    const auto list = findings.list();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].count, 2U);
    EXPECT_EQ(list[0].seen, "first");
    EXPECT_EQ(list[1].url, "http://h/b");
}

TEST(Findings, ComeWorstFirst) {
    Findings findings;
    findings.add(RuleId::kNotChecked, "u", "");
    findings.add(RuleId::kVersionTooHigh, "u", "");
    findings.add(RuleId::kPartTooLong, "u", "");
    findings.add(RuleId::kSegmentTooLong, "u", "");
    const auto list = findings.list();
    ASSERT_EQ(list.size(), 4U);
    EXPECT_EQ(list[0].rule, RuleId::kSegmentTooLong);
    EXPECT_EQ(list[1].rule, RuleId::kPartTooLong);
    EXPECT_EQ(list[2].rule, RuleId::kVersionTooHigh);
    EXPECT_EQ(list[3].rule, RuleId::kNotChecked);
}

TEST(Findings, AreBounded) {
    Findings findings;
    for (int index = 0; index != 1'010; ++index) {
        findings.add(RuleId::kMediaUnavailable, std::to_string(index), "");
    }
    EXPECT_EQ(findings.list().size(), 1'000U);
    EXPECT_EQ(findings.dropped(), 10U);
    EXPECT_TRUE(findings.has(RuleId::kMediaUnavailable));
    EXPECT_FALSE(findings.has(RuleId::kMediaUnreadable));
}

TEST(Findings, WriteSecondsAsPlaylistsDo) {
    EXPECT_EQ(secondsText(std::chrono::milliseconds(533)), "0.533 s");
    EXPECT_EQ(secondsText(std::chrono::seconds(2)), "2.0 s");
}

}  // namespace
}  // namespace sigma::lint
