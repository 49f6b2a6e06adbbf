#include <gtest/gtest.h>

#include "core/rtmp/query.h"

namespace sigma::rtmp {
namespace {

struct Sample {
    std::string_view text;
    std::string name;
    QueryParameters query;
};

class Query : public testing::TestWithParam<Sample> {};

TEST_P(Query, IsSplitFromTheName) {
    const NameAndQuery parts = splitQuery(GetParam().text);
    EXPECT_EQ(parts.name, GetParam().name);
    EXPECT_EQ(parts.query, GetParam().query);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Query,
    testing::Values(Sample{"room", "room", {}}, Sample{"", "", {}}, Sample{"room?", "room", {}},
                    Sample{"room?key=abc", "room", {{"key", "abc"}}},
                    Sample{"?key=a&&b&c=", "", {{"key", "a"}, {"b", ""}, {"c", ""}}},
                    Sample{"r?k=a%2Fb%3d&t=1=2", "r", {{"k", "a/b="}, {"t", "1=2"}}},
                    Sample{"r?k=100%&l=%zz&m=%4", "r", {{"k", "100%"}, {"l", "%zz"}, {"m", "%4"}}},
                    Sample{"r?a=x?y", "r", {{"a", "x?y"}}}));

TEST(QueryParameters, AreBounded) {
    std::string text = "r?";
    for (int index = 0; index != 100; ++index) {
        text += "k=1&";
    }
    EXPECT_EQ(splitQuery(text).query.size(), 32U);
}

TEST(QueryParameters, AreFoundByName) {
    const QueryParameters query{{"key", "one"}, {"key", "two"}};
    ASSERT_NE(findParameter(query, "key"), nullptr);
    EXPECT_EQ(*findParameter(query, "key"), "one");
    EXPECT_EQ(findParameter(query, "token"), nullptr);
}

TEST(QueryParameters, TakeOverOnlyNamesThatAreMissing) {
    QueryParameters query{{"key", "one"}};
    addMissing(query, {{"key", "two"}, {"token", "t"}});
    EXPECT_EQ(query, (QueryParameters{{"key", "one"}, {"token", "t"}}));
}

}  // namespace
}  // namespace sigma::rtmp
