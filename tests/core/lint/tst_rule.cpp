#include <set>

#include <gtest/gtest.h>

#include "core/lint/rule.h"

namespace sigma::lint {
namespace {

TEST(Rule, StandsInTheCatalogueWhereItsIdSays) {
    std::size_t index = 0;
    for (const Rule& rule : allRules()) {
        EXPECT_EQ(static_cast<std::size_t>(rule.id), index++) << rule.name;
        EXPECT_EQ(&ruleOf(rule.id), &rule);
    }
}

TEST(Rule, HasANameOfItsOwnASectionAndASentence) {
    std::set<std::string_view> names;
    for (const Rule& rule : allRules()) {
        EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
        EXPECT_TRUE(rule.text.ends_with('.')) << rule.name;
        EXPECT_EQ(rule.section.empty(), rule.id == RuleId::kNotChecked) << rule.name;
        EXPECT_EQ(rule.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), rule.name.npos);
    }
}

TEST(Rule, NamesSeverities) {
    EXPECT_EQ(toString(Severity::kNote), "note");
    EXPECT_EQ(toString(Severity::kWarning), "warning");
    EXPECT_EQ(toString(Severity::kError), "error");
}

}  // namespace
}  // namespace sigma::lint
