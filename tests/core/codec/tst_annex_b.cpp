#include <gtest/gtest.h>

#include "core/codec/annex_b.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

std::vector<Bytes> split(const char* digits) {
    const Bytes stream = test::hexBytes(digits);
    std::vector<Bytes> nalUnits;
    for (const ByteSpan nalUnit : splitAnnexB(stream)) {
        nalUnits.emplace_back(nalUnit.begin(), nalUnit.end());
    }
    return nalUnits;
}

TEST(AnnexB, IsSplitAtStartCodesOfThreeAndFourBytes) {
    EXPECT_EQ(
        split("000000016742c01f"
              "00000168ce"
              "0000000165888040"),
        (std::vector<Bytes>{{0x67, 0x42, 0xC0, 0x1F}, {0x68, 0xCE}, {0x65, 0x88, 0x80, 0x40}}));
}

TEST(AnnexB, KeepsEmulationPreventionAndZerosWithin) {
    EXPECT_EQ(split("0000016500000302000040"),
              (std::vector<Bytes>{{0x65, 0x00, 0x00, 0x03, 0x02, 0x00, 0x00, 0x40}}));
}

TEST(AnnexB, LeavesOutWhatIsNoNalUnit) {
    EXPECT_TRUE(split("").empty());
    EXPECT_TRUE(split("6742c01f").empty());
    EXPECT_TRUE(split("000001").empty());
    EXPECT_EQ(split("ffff000001650000000001000001610000"), (std::vector<Bytes>{{0x65}, {0x61}}));
}

}  // namespace
}  // namespace sigma::codec
