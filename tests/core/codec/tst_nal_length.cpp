#include <gtest/gtest.h>

#include "core/codec/nal_length.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

using media::Codec;
using test::hexBuffer;
using test::hexBytes;

TEST(NalLength, IsReadFromTheRecordOfEitherCodec) {
    EXPECT_EQ(nalLengthSize(Codec::kH264, hexBytes("0142c01ffc")).value(), 1U);
    EXPECT_EQ(nalLengthSize(Codec::kH264, hexBytes("0142c01ffd")).value(), 2U);
    EXPECT_EQ(nalLengthSize(Codec::kH264, hexBytes("0142c01fff")).value(), 4U);
    EXPECT_EQ(nalLengthSize(Codec::kHevc, hexBytes("0101600000009000000000005df000fcfdf8f800000f"))
                  .value(),
              4U);
}

TEST(NalLength, OfThreeBytesIsRefused) {
    const auto result = nalLengthSize(Codec::kH264, hexBytes("0142c01ffe"));
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
}

TEST(NalLength, IsMissingFromAShortRecord) {
    EXPECT_TRUE(nalLengthSize(Codec::kH264, hexBytes("0142c01f")).has_error());
    EXPECT_TRUE(nalLengthSize(Codec::kHevc, hexBytes("0142c01fff")).has_error());
}

TEST(NalLength, BecomesFourBytesInTheRecord) {
    EXPECT_EQ(withFourByteLengths(Codec::kH264, hexBuffer("0142c01ffce1")),
              hexBuffer("0142c01fffe1"));
    const SharedBuffer already = hexBuffer("0142c01fffe1");
    EXPECT_EQ(withFourByteLengths(Codec::kH264, already).data(), already.data());
}

TEST(NalLength, BecomesFourBytesInTheAccessUnit) {
    EXPECT_EQ(withFourByteLengths(hexBuffer("02674200"
                                            "0168"),
                                  1)
                  .value(),
              hexBuffer("00000002674200000000"
                        "0000000168"));
    EXPECT_EQ(withFourByteLengths(hexBuffer("000267420001"
                                            "68"),
                                  2)
                  .value(),
              hexBuffer("0000000267420000000168"));
}

TEST(NalLength, OfFourBytesLeavesTheAccessUnitWhereItIs) {
    const SharedBuffer unit = hexBuffer("0000000168");
    EXPECT_EQ(withFourByteLengths(unit, 4)->data(), unit.data());
}

TEST(NalLength, ThatPassesTheEndIsRefused) {
    EXPECT_TRUE(withFourByteLengths(hexBuffer("0568"), 1).has_error());
}

}  // namespace
}  // namespace sigma::codec
