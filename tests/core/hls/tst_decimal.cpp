#include <gtest/gtest.h>

#include "core/hls/decimal.h"

namespace sigma::hls {
namespace {

using std::chrono::microseconds;

struct SecondsCase {
    std::int64_t microseconds;
    const char* text;
};

class WrittenSeconds : public testing::TestWithParam<SecondsCase> {};

TEST_P(WrittenSeconds, ShowNoFloatNoise) {
    std::string text;
    appendSeconds(text, microseconds(GetParam().microseconds));
    EXPECT_EQ(text, GetParam().text);
    EXPECT_EQ(parseSignedSeconds(text).value().count(), GetParam().microseconds);
}

INSTANTIATE_TEST_SUITE_P(Decimal, WrittenSeconds,
                         testing::Values(SecondsCase{0, "0.0"}, SecondsCase{200'000, "0.2"},
                                         SecondsCase{333'333, "0.333333"},
                                         SecondsCase{2'002'000, "2.002"},
                                         SecondsCase{1, "0.000001"}, SecondsCase{6'000'000, "6.0"},
                                         SecondsCase{-1'500'000, "-1.5"}));

TEST(Decimal, ReadsSecondsInAllTheirForms) {
    EXPECT_EQ(parseSeconds("4").value(), microseconds(4'000'000));
    EXPECT_EQ(parseSeconds("4.").value(), microseconds(4'000'000));
    EXPECT_EQ(parseSeconds(".5").value(), microseconds(500'000));
    EXPECT_EQ(parseSeconds("1.0000004").value(), microseconds(1'000'000));
    EXPECT_EQ(parseSeconds("0.9999999").value(), microseconds(1'000'000));
    EXPECT_EQ(parseSeconds("1000000").value(), std::chrono::seconds(1'000'000));
}

TEST(Decimal, RefusesWhatIsNoNumberOfSeconds) {
    for (const char* text : {"", ".", "-1", "+1", "1e3", "1.5s", "1,5", "1.5.5", "nan", "2000000",
                             "99999999999999999999999"}) {
        const auto result = parseSeconds(text);
        ASSERT_TRUE(result.has_error()) << text;
        EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
    }
    EXPECT_TRUE(parseSignedSeconds("--1").has_error());
}

TEST(Decimal, ReadsWholeNumbersBelow2To63) {
    EXPECT_EQ(parseInteger("0").value(), 0U);
    EXPECT_EQ(parseInteger("9223372036854775807").value(), 9'223'372'036'854'775'807U);
    for (const char* text : {"", "-1", "+1", "1.0", " 1", "0x10", "9223372036854775808"}) {
        EXPECT_TRUE(parseInteger(text).has_error()) << text;
    }
}

}  // namespace
}  // namespace sigma::hls
