#include <gtest/gtest.h>

#include "server/ingest/timestamp_unwrapper.h"

namespace sigma::ingest {
namespace {

TEST(TimestampUnwrapper, BeginsWhereThePublisherBegins) {
    EXPECT_EQ(TimestampUnwrapper().unwrap(0), 0);
    EXPECT_EQ(TimestampUnwrapper().unwrap(0xF0000000), 0xF0000000);
}

TEST(TimestampUnwrapper, GoesOnWhereThirtyTwoBitsWrap) {
    TimestampUnwrapper unwrapper;
    unwrapper.unwrap(0xFFFFFFF0);
    EXPECT_EQ(unwrapper.unwrap(0x10), 0x1'0000'0010);
    EXPECT_EQ(unwrapper.unwrap(0x20), 0x1'0000'0020);
}

TEST(TimestampUnwrapper, GoesBackAcrossTheWrap) {
    TimestampUnwrapper unwrapper;
    unwrapper.unwrap(0xFFFFFFF0);
    unwrapper.unwrap(0x10);
    EXPECT_EQ(unwrapper.unwrap(0xFFFFFFF8), 0xFFFFFFF8);
}

TEST(TimestampUnwrapper, GoesBelowZeroFromTheStart) {
    TimestampUnwrapper unwrapper;
    unwrapper.unwrap(5);
    EXPECT_EQ(unwrapper.unwrap(0xFFFFFFFF), -1);
}

TEST(TimestampUnwrapper, WrapsAgainAndAgain) {
    TimestampUnwrapper unwrapper;
    std::int64_t last = unwrapper.unwrap(0);
    for (std::uint32_t step = 1; step != 9; ++step) {
        last = unwrapper.unwrap(step * 0x40000000U);
    }
    EXPECT_EQ(last, 0x2'0000'0000);
}

}  // namespace
}  // namespace sigma::ingest
