#include <gtest/gtest.h>

#include "core/hls/date_time.h"

namespace sigma::hls {
namespace {

constexpr DateTime kMoment{std::chrono::milliseconds(1'795'269'900'123)};

TEST(DateTime, IsWrittenInUtcWithMilliseconds) {
    std::string text = ">";
    appendDateTime(text, kMoment);
    EXPECT_EQ(text, ">2026-11-21T14:05:00.123Z");
}

TEST(DateTime, BeforeTheEpochIsWrittenRight) {
    std::string text;
    appendDateTime(text, DateTime(std::chrono::milliseconds(-1)));
    EXPECT_EQ(text, "1969-12-31T23:59:59.999Z");
}

class ReadableDateTime : public testing::TestWithParam<const char*> {};

TEST_P(ReadableDateTime, IsTheSameMoment) {
    const auto result = parseDateTime(GetParam());
    ASSERT_TRUE(result.has_value()) << result.error().context;
    EXPECT_EQ(*result, kMoment);
}

INSTANTIATE_TEST_SUITE_P(DateTime, ReadableDateTime,
                         testing::Values("2026-11-21T14:05:00.123Z", "2026-11-21T14:05:00.123",
                                         "2026-11-21T14:05:00.123456Z",
                                         "2026-11-21T21:05:00.123+07:00",
                                         "2026-11-21T21:05:00.123+0700",
                                         "2026-11-21T09:35:00.123-04:30"));

class BrokenDateTime : public testing::TestWithParam<const char*> {};

TEST_P(BrokenDateTime, IsRefused) {
    const auto result = parseDateTime(GetParam());
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
}

INSTANTIATE_TEST_SUITE_P(DateTime, BrokenDateTime,
                         testing::Values("", "2026-11-21", "2026-02-30T00:00:00Z",
                                         "2026-11-21 14:05:00Z", "2026-11-21T24:00:00Z",
                                         "2026-11-21T14:05:00.Z", "2026-11-21T14:05:00Zulu",
                                         "2026-11-21T14:05:00+7", "0000-01-01T00:00:00+01:00",
                                         "26-11-21T14:05:00Z"));

}  // namespace
}  // namespace sigma::hls
