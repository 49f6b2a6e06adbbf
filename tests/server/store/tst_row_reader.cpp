#include <gtest/gtest.h>

#include "server/domain/channel_state.h"
#include "server/store/row_reader.h"

namespace sigma::store {
namespace {

TEST(RowReader, ReadsColumnsInTheirOrder) {
    Row row = {"text", "-9223372036854775808", "1", std::nullopt, "1767225600000001", "idle"};
    RowReader reader(row);
    EXPECT_EQ(reader.text(), "text");
    EXPECT_EQ(reader.integer(), INT64_MIN);
    EXPECT_TRUE(reader.flag());
    EXPECT_EQ(reader.optionalTime(), std::nullopt);
    EXPECT_EQ(reader.time(), WallTime(std::chrono::microseconds(1'767'225'600'000'001)));
    EXPECT_EQ(reader.named(domain::channelStateFrom), domain::ChannelState::kIdle);
    EXPECT_EQ(reader.error(), std::nullopt);
}

TEST(RowReader, ReadsWhatMayBeMissing) {
    Row row = {std::nullopt, std::nullopt, std::nullopt, "idle"};
    RowReader reader(row);
    EXPECT_EQ(reader.optionalText(), std::nullopt);
    EXPECT_EQ(reader.optionalInteger(), std::nullopt);
    EXPECT_EQ(reader.optionalNamed(domain::channelStateFrom), std::nullopt);
    EXPECT_EQ(reader.optionalNamed(domain::channelStateFrom), domain::ChannelState::kIdle);
    EXPECT_EQ(reader.error(), std::nullopt);
}

class WrongColumn : public testing::TestWithParam<std::pair<Row, void (*)(RowReader&)>> {};

TEST_P(WrongColumn, IsAnErrorOfTheRow) {
    Row row = GetParam().first;
    RowReader reader(row);
    GetParam().second(reader);
    ASSERT_TRUE(reader.error().has_value());
    EXPECT_EQ(reader.error()->code, ErrorCode::kInvalidData);
    EXPECT_TRUE(reader.error()->context.starts_with("column 1 ")) << reader.error()->context;
}

INSTANTIATE_TEST_SUITE_P(
    RowReader, WrongColumn,
    testing::Values(std::pair(
                        Row{std::nullopt}, +[](RowReader& row) { row.text(); }),
                    std::pair(
                        Row{std::nullopt}, +[](RowReader& row) { row.integer(); }),
                    std::pair(
                        Row{std::nullopt}, +[](RowReader& row) { row.time(); }),
                    std::pair(
                        Row{"12a"}, +[](RowReader& row) { row.integer(); }),
                    std::pair(
                        Row{""}, +[](RowReader& row) { row.optionalInteger(); }),
                    std::pair(
                        Row{"2147483648"}, +[](RowReader& row) { row.int32(); }),
                    std::pair(
                        Row{"asleep"},
                        +[](RowReader& row) { row.named(domain::channelStateFrom); })));

}  // namespace
}  // namespace sigma::store
