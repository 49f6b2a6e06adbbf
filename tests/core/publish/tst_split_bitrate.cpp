#include <gtest/gtest.h>

#include "core/publish/split_bitrate.h"

namespace sigma::publish {
namespace {

using Shares = std::vector<std::int64_t>;

const Shares kMaxima{6'000, 3'000, 1'000};

TEST(SplitBitrate, GivesAllTheSameShareOfTheirMaximum) {
    EXPECT_EQ(splitBitrate(10'000, kMaxima, 0), kMaxima);
    EXPECT_EQ(splitBitrate(5'000, kMaxima, 0), (Shares{3'000, 1'500, 500}));
}

TEST(SplitBitrate, ShedsTheLargestFirst) {
    EXPECT_EQ(splitBitrate(4'000, kMaxima, 0), (Shares{0, 3'000, 1'000}));
    EXPECT_EQ(splitBitrate(1'500, kMaxima, 0), (Shares{0, 0, 1'000}));
    EXPECT_EQ(shedCount(splitBitrate(1'500, kMaxima, 0)), 2U);
}

TEST(SplitBitrate, NeverShedsTheLast) {
    EXPECT_EQ(splitBitrate(300, kMaxima, 0), (Shares{0, 0, 300}));
    EXPECT_EQ(splitBitrate(300, Shares{5'000}, 0), (Shares{300}));
}

TEST(SplitBitrate, TakesARenditionBackOnlyWithRoomToSpare) {
    EXPECT_EQ(shedCount(splitBitrate(5'500, kMaxima, 1)), 1U);
    EXPECT_EQ(shedCount(splitBitrate(6'000, kMaxima, 1)), 0U);
}

}  // namespace
}  // namespace sigma::publish
