#include <gtest/gtest.h>

#include "core/container/mp4_box.h"
#include "core/container/mp4_box_writer.h"

namespace sigma::container {
namespace {

Result<Mp4Box> readBox(const Bytes& bytes) {
    ByteReader reader(bytes);
    return Mp4Box::read(reader);
}

TEST(Mp4Box, ReadsWhatTheScopesWrite) {
    ByteWriter writer;
    {
        const Mp4BoxScope outer(writer, fourCc("moof"));
        const Mp4BoxScope inner(writer, fourCc("mfhd"), 1, 0x020304);
        writer.u32(9);
    }
    const Bytes bytes = writer.take();
    const Mp4Box outer = readBox(bytes).value();
    EXPECT_EQ(toString(outer.type), "moof");
    ByteReader contents(outer.payload);
    const Mp4Box inner = Mp4Box::read(contents).value();
    EXPECT_EQ(toString(inner.type), "mfhd");
    EXPECT_TRUE(contents.atEnd());
    ByteReader fields(inner.payload);
    const FullBoxHeader header = FullBoxHeader::read(fields).value();
    EXPECT_EQ(header.version, 1);
    EXPECT_EQ(header.flags, 0x020304U);
    EXPECT_EQ(fields.readU32().value(), 9U);
}

TEST(Mp4Box, Reads64BitSizes) {
    const Bytes bytes{0, 0, 0, 1, 'm', 'd', 'a', 't', 0, 0, 0, 0, 0, 0, 0, 17, 42, 99};
    EXPECT_EQ(Bytes(readBox(bytes)->payload.begin(), readBox(bytes)->payload.end()), Bytes{42});
}

TEST(Mp4Box, ReadsToTheEndWhereTheSizeIsZero) {
    EXPECT_EQ(readBox({0, 0, 0, 0, 'm', 'd', 'a', 't', 1, 2, 3})->payload.size(), 3U);
}

struct BrokenBox {
    Bytes bytes;
    ErrorCode code;
    const char* context;
};

class RefusedBox : public testing::TestWithParam<BrokenBox> {};

TEST_P(RefusedBox, SaysWhatIsWrong) {
    const auto box = readBox(GetParam().bytes);
    ASSERT_TRUE(box.has_error());
    EXPECT_EQ(box.error().code, GetParam().code);
    EXPECT_EQ(box.error().context, GetParam().context);
}

INSTANTIATE_TEST_SUITE_P(
    Mp4Box, RefusedBox,
    testing::Values(BrokenBox{{0, 0, 0, 7, 'f', 'r', 'e', 'e'},
                              ErrorCode::kInvalidData,
                              "box free announces 7 bytes, fewer than its header has"},
                    BrokenBox{{0, 0, 0, 1, 'f', 'r', 'e', 'e', 0, 0, 0, 0, 0, 0, 0, 15},
                              ErrorCode::kInvalidData,
                              "box free announces 15 bytes, fewer than its header has"},
                    BrokenBox{{0, 0, 0, 12, 'f', 'r', '\n', 'e'},
                              ErrorCode::kNotEnoughData,
                              "box fr.e announces 12 bytes, 8 are left"},
                    BrokenBox{
                        {0, 0, 0, 1, 'f', 'r', 'e', 'e', 255, 255, 255, 255, 255, 255, 255, 255},
                        ErrorCode::kNotEnoughData,
                        "box free announces 18446744073709551615 bytes, 16 are left"},
                    BrokenBox{{0, 0, 0}, ErrorCode::kNotEnoughData, "wanted 4 bytes, 3 are left"}));

}  // namespace
}  // namespace sigma::container
