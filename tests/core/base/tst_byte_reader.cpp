#include <gtest/gtest.h>

#include "core/base/byte_reader.h"

namespace sigma {
namespace {

TEST(ByteReader, ReadsBigEndianValuesInOrder) {
    const Bytes bytes{0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A};
    ByteReader reader(bytes);
    EXPECT_EQ(reader.readU8().value(), 0x01);
    EXPECT_EQ(reader.readU16().value(), 0x0203);
    EXPECT_EQ(reader.readU24().value(), 0x040506U);
    EXPECT_EQ(reader.readU32().value(), 0x0708090AU);
    EXPECT_TRUE(reader.atEnd());
}

TEST(ByteReader, ReadsTheLittleEndianStreamId) {
    const Bytes bytes{0x01, 0x02, 0x03, 0x04};
    EXPECT_EQ(ByteReader(bytes).readU32LittleEndian().value(), 0x04030201U);
}

TEST(ByteReader, ReadsDoubles) {
    const Bytes bytes{0x40, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18};
    EXPECT_DOUBLE_EQ(ByteReader(bytes).readDouble().value(), 3.141592653589793);
}

TEST(ByteReader, RefusesToPassTheEndAndKeepsItsPosition) {
    const Bytes bytes{0x01, 0x02};
    ByteReader reader(bytes);
    const auto result = reader.readU32();
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kNotEnoughData);
    EXPECT_EQ(result.error().context, "wanted 4 bytes, 2 are left");
    EXPECT_EQ(reader.readU16().value(), 0x0102);
}

TEST(ByteReader, SkipsAndReadsText) {
    const Bytes bytes{'x', 'a', 'b', 'c'};
    ByteReader reader(bytes);
    ASSERT_TRUE(reader.skip(1).has_value());
    EXPECT_EQ(reader.readText(3).value(), "abc");
    EXPECT_TRUE(reader.skip(1).has_error());
}

}  // namespace
}  // namespace sigma
