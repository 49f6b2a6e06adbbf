#include <gtest/gtest.h>

#include "core/codec/bit_reader.h"

namespace sigma::codec {
namespace {

TEST(BitReader, ReadsAcrossByteBoundaries) {
    const Bytes bytes{0b1010'0111, 0b1100'0001, 0xFF, 0xFF, 0xFF, 0xFF};
    BitReader reader(bytes);
    EXPECT_EQ(reader.bits(3), 0b101U);
    EXPECT_FALSE(reader.flag());
    EXPECT_EQ(reader.bits(0), 0U);
    EXPECT_EQ(reader.bits(6), 0b011111U);
    reader.skip(6);
    EXPECT_EQ(reader.remaining(), 32U);
    EXPECT_EQ(reader.bits(32), 0xFFFFFFFFU);
    EXPECT_TRUE(reader.check("header").has_value());
}

TEST(BitReader, ReadsExpGolombCodesAsTheTableOfTheStandardListsThem) {
    // 1 | 010 | 011 | 00100 | 00101 | 00110 | 00111 | 0001000
    const Bytes bytes{0b1010'0110, 0b0100'0010, 0b1001'1000, 0b1110'0010, 0b0000'0000};
    BitReader unsignedReader(bytes);
    for (std::uint32_t value = 0; value != 8; ++value) {
        EXPECT_EQ(unsignedReader.ue(), value);
    }
    BitReader signedReader(bytes);
    for (const std::int32_t value : {0, 1, -1, 2, -2, 3, -3, 4}) {
        EXPECT_EQ(signedReader.se(), value);
    }
}

TEST(BitReader, ReadsTheLongestExpGolombCode) {
    const Bytes bytes{0x00, 0x00, 0x00, 0x01, 0xFF, 0xFF, 0xFF, 0xFE};
    EXPECT_EQ(BitReader(bytes).ue(), 0xFFFFFFFEU);
    EXPECT_EQ(BitReader(bytes).se(), -0x7FFFFFFF);
}

TEST(BitReader, RemembersThatAReadPassedTheEnd) {
    const Bytes bytes{0xFF};
    BitReader reader(bytes);
    EXPECT_EQ(reader.bits(9), 0U);
    EXPECT_EQ(reader.bits(1), 0U);
    ASSERT_TRUE(reader.check("SPS").has_error());
    EXPECT_EQ(reader.check("SPS").error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(reader.check("SPS").error().context, "the SPS ends early or holds an overlong code");
}

TEST(BitReader, RefusesToSkipPastTheEnd) {
    const Bytes bytes{0xFF};
    BitReader reader(bytes);
    reader.skip(8);
    EXPECT_FALSE(reader.passedEnd());
    reader.skip(1);
    EXPECT_TRUE(reader.passedEnd());
}

TEST(BitReader, RefusesAnExpGolombCodeWithoutEnd) {
    const Bytes bytes(100, 0);
    BitReader reader(bytes);
    EXPECT_EQ(reader.ue(), 0U);
    EXPECT_TRUE(reader.passedEnd());
}

}  // namespace
}  // namespace sigma::codec
