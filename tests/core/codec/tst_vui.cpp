#include <array>

#include <gtest/gtest.h>

#include "core/codec/vui.h"

namespace sigma::codec {
namespace {

TEST(Vui, SaysNothingOfItsAppearanceInFourBits) {
    const std::array<std::uint8_t, 1> bytes{0b0000'1010};
    BitReader reader(bytes);
    skipVuiAppearance(reader);
    EXPECT_EQ(reader.bits(4), 0b1010U);
}

TEST(Vui, IsPassedOverWithAllThatItMaySay) {
    // 1, 255 and two sizes of 16 bits; 1 and a flag; 1, four bits, 1 and three bytes; 1 and two
    // numbers of a bit each: 76 bits, and four behind them.
    std::array<std::uint8_t, 10> bytes{};
    bytes.fill(0xFF);
    bytes.back() = 0b1111'0101;
    BitReader reader(bytes);
    skipVuiAppearance(reader);
    EXPECT_EQ(reader.remaining(), 4U);
    EXPECT_EQ(reader.bits(4), 0b0101U);
    EXPECT_FALSE(reader.passedEnd());
}

TEST(Vui, PassesTheEndWhereItIsCutShort) {
    const std::array<std::uint8_t, 2> bytes{0xFF, 0xFF};
    BitReader reader(bytes);
    skipVuiAppearance(reader);
    EXPECT_TRUE(reader.passedEnd());
}

}  // namespace
}  // namespace sigma::codec
