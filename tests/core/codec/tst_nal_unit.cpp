#include <gtest/gtest.h>

#include "core/codec/nal_unit.h"

namespace sigma::codec {
namespace {

Bytes copyOf(ByteSpan bytes) {
    return {bytes.begin(), bytes.end()};
}

TEST(NalUnitReader, WalksUnitsBehindLengthsOfEachSize) {
    const std::pair<unsigned, Bytes> cases[] = {
        {1, {2, 0x67, 0x42, 0, 1, 0x68}},
        {2, {0, 2, 0x67, 0x42, 0, 0, 0, 1, 0x68}},
        {4, {0, 0, 0, 2, 0x67, 0x42, 0, 0, 0, 0, 0, 0, 0, 1, 0x68}},
    };
    for (const auto& [lengthSize, bytes] : cases) {
        NalUnitReader reader(bytes, lengthSize);
        EXPECT_EQ(copyOf(reader.next().value()), (Bytes{0x67, 0x42}));
        EXPECT_TRUE(reader.next().value().empty());
        EXPECT_EQ(copyOf(reader.next().value()), Bytes{0x68});
        EXPECT_TRUE(reader.atEnd());
    }
}

TEST(NalUnitReader, RefusesALengthThatPassesTheEnd) {
    const Bytes bytes{0xFF, 0xFF, 0xFF, 0xFF, 0x67};
    const auto result = NalUnitReader(bytes, 4).next();
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(result.error().context, "a NAL unit announces 4294967295 bytes, 1 are left");
}

TEST(NalUnitReader, RefusesALengthThatIsCutOff) {
    const Bytes bytes{0x00, 0x00, 0x01};
    const auto result = NalUnitReader(bytes, 4).next();
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().context, "a NAL unit's length is cut off after 3 of 4 bytes");
}

TEST(NalUnit, KnowsItsType) {
    EXPECT_EQ(h264NalType(Bytes{0x67}), H264NalType::kSps);
    EXPECT_EQ(h264NalType(Bytes{0x25}), H264NalType::kIdrSlice);
    EXPECT_EQ(hevcNalType(Bytes{0x42, 0x01}), HevcNalType::kSps);
    EXPECT_EQ(hevcNalType(Bytes{0x26, 0x01}), static_cast<HevcNalType>(19));
}

TEST(NalUnit, LosesItsEmulationPrevention) {
    EXPECT_EQ(removeEmulationPrevention(Bytes{1, 0, 0, 3, 0, 0, 3, 1, 0, 3, 0, 0, 3}),
              (Bytes{1, 0, 0, 0, 0, 1, 0, 3, 0, 0}));
    EXPECT_TRUE(removeEmulationPrevention({}).empty());
}

}  // namespace
}  // namespace sigma::codec
