#include <gtest/gtest.h>

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"

namespace sigma {
namespace {

TEST(ByteWriter, WritesWhatTheReaderReads) {
    ByteWriter writer;
    writer.u8(0xFE).u16(0xABCD).u24(0x123456).u32(0xDEADBEEF).u64(0x0102030405060708);
    writer.u32LittleEndian(0x11223344).f64(0.5).text("hi").zeros(2);
    const Bytes bytes = writer.take();
    ByteReader reader(bytes);
    EXPECT_EQ(reader.readU8().value(), 0xFE);
    EXPECT_EQ(reader.readU16().value(), 0xABCD);
    EXPECT_EQ(reader.readU24().value(), 0x123456U);
    EXPECT_EQ(reader.readU32().value(), 0xDEADBEEFU);
    EXPECT_EQ(reader.readU64().value(), 0x0102030405060708U);
    EXPECT_EQ(reader.readU32LittleEndian().value(), 0x11223344U);
    EXPECT_DOUBLE_EQ(reader.readDouble().value(), 0.5);
    EXPECT_EQ(reader.readText(2).value(), "hi");
    EXPECT_EQ(reader.readU16().value(), 0);
    EXPECT_TRUE(reader.atEnd());
}

TEST(ByteWriter, PatchesAValueWrittenBefore) {
    ByteWriter writer;
    writer.u8(1).u32(0).u8(2);
    writer.patchU32(1, 0xCAFEBABE);
    EXPECT_EQ(writer.take(), (Bytes{1, 0xCA, 0xFE, 0xBA, 0xBE, 2}));
}

}  // namespace
}  // namespace sigma
