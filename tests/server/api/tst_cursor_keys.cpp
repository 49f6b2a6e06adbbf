#include <gtest/gtest.h>

#include "server/api/cursor.h"
#include "server/api/cursor_keys.h"

namespace sigma::api {
namespace {

http::QueryParameters withCursor(const std::vector<std::string>& keys) {
    return http::QueryParameters::parse("cursor=" + writeCursor("list", keys)).value();
}

TEST(CursorKeys, KeepATimeToTheMicrosecond) {
    const WallTime at{std::chrono::microseconds(1'700'000'000'123'456)};
    const auto parameters = withCursor(keysOf({at, "id"}));
    QueryReader query(parameters);
    const auto position = readTimePosition(query, "list");
    ASSERT_TRUE(position.has_value());
    EXPECT_EQ(position->at, at);
    EXPECT_EQ(position->id, "id");
    EXPECT_TRUE(query.finish().has_value());
}

TEST(CursorKeys, KeepNumbersAndIds) {
    const auto number = withCursor({"42"});
    QueryReader byNumber(number);
    EXPECT_EQ(readNumberPosition(byNumber, "list"), 42);
    const auto id = withCursor({"abc"});
    QueryReader byId(id);
    EXPECT_EQ(readIdPosition(byId, "list"), "abc");
}

TEST(CursorKeys, AreAbsentOnTheFirstPage) {
    const http::QueryParameters none;
    QueryReader query(none);
    EXPECT_FALSE(readTimePosition(query, "list").has_value());
    EXPECT_EQ(readNumberPosition(query, "list"), 0);
    EXPECT_EQ(readIdPosition(query, "list"), "");
    EXPECT_TRUE(query.finish().has_value());
}

class MadeUpTimes : public testing::TestWithParam<const char*> {};

TEST_P(MadeUpTimes, AreNoPosition) {
    const auto parameters = withCursor({GetParam(), "id"});
    QueryReader query(parameters);
    EXPECT_FALSE(readTimePosition(query, "list").has_value());
    EXPECT_EQ(query.finish().error().status, 422U);
}

INSTANTIATE_TEST_SUITE_P(Table, MadeUpTimes,
                         testing::Values("x", "-1", "1.5", "9223372036854775807",
                                         "99999999999999999999"));

}  // namespace
}  // namespace sigma::api
