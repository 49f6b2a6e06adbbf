#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/api/cursor.h"
#include "server/api/query_reader.h"
#include "server/domain/channel_state.h"

namespace sigma::api {
namespace {

using testing::ElementsAre;

std::vector<std::string> problemsOf(QueryReader& query) {
    std::vector<std::string> list;
    const auto finished = query.finish();
    if (finished.has_error()) {
        for (const FieldProblem& problem : finished.error().errors) {
            list.push_back(problem.field + " " + problem.code);
        }
    }
    return list;
}

http::QueryParameters parse(std::string_view text) {
    return http::QueryParameters::parse(text).value();
}

TEST(QueryReader, ReadsWhatIsThere) {
    const auto parameters =
        parse("name=a+b&limit=7&on=false&state=idle&from=2026-01-02T03:04:05Z&cursor=" +
              writeCursor("things", {"x"}));
    QueryReader query(parameters);
    EXPECT_EQ(query.text("name", {1, 9, {}}), "a b");
    EXPECT_EQ(query.limit(), 7U);
    EXPECT_EQ(query.boolean("on"), false);
    EXPECT_EQ(query.oneOf<domain::ChannelState>("state", domain::channelStateFrom),
              domain::ChannelState::kIdle);
    EXPECT_TRUE(query.time("from").has_value());
    EXPECT_THAT(query.cursor("things", 1), ElementsAre("x"));
    EXPECT_THAT(problemsOf(query), ElementsAre());
}

TEST(QueryReader, HasDefaults) {
    const auto parameters = parse("");
    QueryReader query(parameters);
    EXPECT_EQ(query.limit(), 50U);
    EXPECT_THAT(query.cursor("things", 1), ElementsAre());
    EXPECT_THAT(problemsOf(query), ElementsAre());
}

TEST(QueryReader, CollectsEveryProblem) {
    const auto parameters = parse(
        "limit=0&a=1&a=2&b=yes&c=x&d=yesterday&e=%FF&f=%0A&cursor=nonsense&g="
        "9999999999999999999999");
    QueryReader query(parameters);
    query.limit();
    query.text("a", {0, 9, {}});
    query.boolean("b");
    query.oneOf<domain::ChannelState>("c", domain::channelStateFrom);
    query.time("d");
    query.text("e", {0, 9, {}});
    query.text("f", {0, 9, {}});
    query.cursor("things", 1);
    query.integer("g", {0, 9});
    EXPECT_THAT(problemsOf(query),
                ElementsAre("limit out_of_range", "a not_allowed", "b wrong_type", "c not_one_of",
                            "d bad_format", "e bad_format", "f bad_format", "cursor bad_format",
                            "g out_of_range"));
}

TEST(QueryReader, RefusesParametersThatNobodyAskedFor) {
    const auto parameters = parse("limit=5&offset=10");
    QueryReader query(parameters);
    query.limit();
    EXPECT_THAT(problemsOf(query), ElementsAre("query unknown_field"));
}

class QueryLimits : public testing::TestWithParam<const char*> {};

TEST_P(QueryLimits, AreNotTaken) {
    const auto parameters = parse(std::string("limit=") + GetParam());
    QueryReader query(parameters);
    query.limit();
    EXPECT_EQ(problemsOf(query).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Table, QueryLimits,
                         testing::Values("", "201", "-1", "1.5", "1e1", "+5", "0x5", "5 "));

}  // namespace
}  // namespace sigma::api
