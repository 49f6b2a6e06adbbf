#include <gtest/gtest.h>

#include "core/container/mp4_box_writer.h"
#include "tests/support/hex_bytes.h"

namespace sigma::container {
namespace {

constexpr FourCc kOuter = 0x6F757472;  // outr
constexpr FourCc kInner = 0x696E6E72;  // innr

TEST(Mp4BoxScope, WritesTheSizeOfWhatWasWrittenWithin) {
    ByteWriter writer;
    {
        const Mp4BoxScope box(writer, kOuter);
        writer.u16(0xABCD);
    }
    EXPECT_EQ(writer.share(), test::hexBuffer("0000000a6f757472abcd"));
}

TEST(Mp4BoxScope, BeginsAFullBoxWithVersionAndFlags) {
    ByteWriter writer;
    { const Mp4BoxScope box(writer, kOuter, 1, 0x020304); }
    EXPECT_EQ(writer.share(), test::hexBuffer("0000000c6f75747201020304"));
}

TEST(Mp4BoxScope, CountsInnerBoxesAndNothingBefore) {
    ByteWriter writer;
    writer.u8(0xFF);
    {
        const Mp4BoxScope outer(writer, kOuter);
        { const Mp4BoxScope inner(writer, kInner); }
        writer.u8(0xEE);
    }
    EXPECT_EQ(writer.share(), test::hexBuffer("ff000000116f75747200000008696e6e72ee"));
}

}  // namespace
}  // namespace sigma::container
