#include <gtest/gtest.h>

#include "server/ingest/timestamp_unwrapper.h"

namespace sigma::ingest {
namespace {

constexpr std::int64_t kWrap = 1LL << 32;

TEST(TimestampUnwrapper, BeginsWhereThePublisherDoes) {
    EXPECT_EQ(TimestampUnwrapper().unwrap(0), 0);
    EXPECT_EQ(TimestampUnwrapper().unwrap(0xFFFFFFFF), kWrap - 1);
}

TEST(TimestampUnwrapper, GoesOnAcrossEveryWrap) {
    constexpr std::uint32_t kStep = 0x40000000;
    TimestampUnwrapper unwrapper;
    std::uint32_t sent = 0;
    for (std::int64_t step = 0; step != 12; ++step) {
        EXPECT_EQ(unwrapper.unwrap(sent), step * kStep);
        sent += kStep;
    }
}

TEST(TimestampUnwrapper, TakesAStepBackAcrossAWrap) {
    TimestampUnwrapper unwrapper;
    unwrapper.unwrap(0xFFFFFFF0);
    EXPECT_EQ(unwrapper.unwrap(0x10), kWrap + 0x10);
    EXPECT_EQ(unwrapper.unwrap(0xFFFFFFF8), kWrap - 8);
}

TEST(TimestampUnwrapper, GoesBelowZeroWhenThePublisherDoes) {
    TimestampUnwrapper unwrapper;
    unwrapper.unwrap(5);
    EXPECT_EQ(unwrapper.unwrap(0xFFFFFFFB), -5);
    EXPECT_EQ(unwrapper.unwrap(0xFFFFFFFE), -2);
    EXPECT_EQ(unwrapper.unwrap(3), 3);
}

TEST(TimestampUnwrapper, LeavesJumpsAsTheyAre) {
    TimestampUnwrapper unwrapper;
    unwrapper.unwrap(2'000'000'000);
    EXPECT_EQ(unwrapper.unwrap(1'000), 1'000);
    EXPECT_EQ(unwrapper.unwrap(2'000'000'000), 2'000'000'000);
}

}  // namespace
}  // namespace sigma::ingest
