#include <gtest/gtest.h>

#include "core/encoder/access_unit.h"
#include "tests/support/hex_bytes.h"

namespace sigma::encoder {
namespace {

/// SPS and PPS of 1280x720 in Baseline.
constexpr const char* kSps = "000000016742c01fda014016ec0440000003004000000f03c60ca8";
constexpr const char* kPps = "0000000168ce0fc8";

TEST(AccessUnit, HasItsSlicesBehindTheirLengths) {
    const auto unit =
        accessUnitOf(test::hexBytes("0000000109f0"
                                    "000001658880"
                                    "000001658881"));
    EXPECT_TRUE(unit.isKey);
    EXPECT_EQ(unit.payload, test::hexBuffer("000000036588"
                                            "80"
                                            "00000003658881"));
}

TEST(AccessUnit, LeavesParameterSetsToTheTrack) {
    const auto unit = accessUnitOf(test::hexBytes(std::string(kSps) + kPps +
                                                  "00000001419a22"
                                                  "0000010cffff80"));
    EXPECT_FALSE(unit.isKey);
    EXPECT_EQ(unit.payload, test::hexBuffer("00000003419a22"));
}

TEST(AccessUnit, DescribesTheTrackByItsParameterSets) {
    const auto track = trackOf(test::hexBytes(std::string(kSps) + kPps + "00000165888040"));
    ASSERT_TRUE(track.has_value()) << track.error().context;
    EXPECT_EQ(track->codecString, "avc1.42c01f");
    EXPECT_EQ(track->video.width, 1280U);
}

TEST(AccessUnit, DescribesNoTrackWithoutThem) {
    const auto track = trackOf(test::hexBytes(kSps));
    ASSERT_TRUE(track.has_error());
    EXPECT_EQ(track.error().context, "the encoder gives no SPS or no PPS");
}

}  // namespace
}  // namespace sigma::encoder
