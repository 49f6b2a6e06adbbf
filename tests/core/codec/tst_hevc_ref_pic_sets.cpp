#include <gtest/gtest.h>

#include "core/codec/hevc_ref_pic_sets.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

TEST(HevcRefPicSets, ArePassedOverWhenPredictedFromOneAnother) {
    // {-1, -3, +2}; by +1 {-2, +1, +3}, where 0 falls out; by -2 {-2, -4, +1}, one left out;
    // by +5; then {-1} written out. 57 bits.
    const Bytes bytes = test::hexBytes("335aadfd4717cb80");
    BitReader reader(bytes);
    skipShortTermRefPicSets(reader);
    EXPECT_EQ(reader.remaining(), 64U - 57U);
}

TEST(HevcRefPicSets, MayBeNone) {
    const Bytes bytes{0x80};
    BitReader reader(bytes);
    skipShortTermRefPicSets(reader);
    EXPECT_EQ(reader.remaining(), 7U);
}

TEST(HevcRefPicSets, ThatNeverEndPassTheEnd) {
    const Bytes bytes{0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x01, 0x02};
    BitReader reader(bytes);
    skipShortTermRefPicSets(reader);
    EXPECT_TRUE(reader.passedEnd());
}

}  // namespace
}  // namespace sigma::codec
