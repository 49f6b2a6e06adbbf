#include <gtest/gtest.h>

#include "core/encoder/picture_cadence.h"

namespace sigma::encoder {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kTick = 3000;

/// The times at which a key frame was due, of pictures `distance` ticks apart.
std::vector<std::int64_t> keysOf(PictureCadence cadence, std::int64_t distance, int pictures) {
    std::vector<std::int64_t> keys;
    for (std::int64_t pts = 0; pts != pictures * distance; pts += distance) {
        if (cadence.advance(pts, false)->isKey) {
            keys.push_back(pts);
        }
    }
    return keys;
}

TEST(PictureCadence, CountsThePicturesOfAKeyInterval) {
    EXPECT_EQ(PictureCadence({30, 1}, 1000ms).keyPictures(), 30U);
    EXPECT_EQ(PictureCadence({30, 1}, 2000ms).keyPictures(), 60U);
    EXPECT_EQ(PictureCadence({30000, 1001}, 1000ms).keyPictures(), 30U);
    EXPECT_EQ(PictureCadence({24000, 1001}, 500ms).keyPictures(), 12U);
    EXPECT_EQ(PictureCadence({1, 1}, 100ms).keyPictures(), 1U);
}

TEST(PictureCadence, AsksForAKeyFrameAtFirstAndAtEachInterval) {
    EXPECT_EQ(keysOf({{30, 1}, 1000ms}, kTick, 90), (std::vector<std::int64_t>{0, 90000, 180000}));
    EXPECT_EQ(keysOf({{30000, 1001}, 1000ms}, 3003, 61),
              (std::vector<std::int64_t>{0, 90090, 180180}));
}

TEST(PictureCadence, KeepsTheIntervalWhenPicturesAreLeftOut) {
    EXPECT_EQ(keysOf({{30, 1}, 1000ms}, 2 * kTick, 45),
              (std::vector<std::int64_t>{0, 90000, 180000}));
}

TEST(PictureCadence, CountsTheIntervalFromAKeyFrameThatWasAskedFor) {
    PictureCadence cadence({30, 1}, 1000ms);
    EXPECT_TRUE(cadence.advance(0, false)->isKey);
    EXPECT_TRUE(cadence.advance(10 * kTick, true)->isKey);
    EXPECT_FALSE(cadence.advance(30 * kTick, false)->isKey);
    EXPECT_TRUE(cadence.advance(40 * kTick, false)->isKey);
}

TEST(PictureCadence, SeesThatOnlyEachNthPictureComes) {
    PictureCadence cadence({30, 1}, 1000ms);
    EXPECT_EQ(cadence.advance(0, false)->divisor, 1U);
    EXPECT_EQ(cadence.advance(2 * kTick, false)->divisor, 1U);
    EXPECT_EQ(cadence.advance(4 * kTick, false)->divisor, 2U);
    EXPECT_EQ(cadence.advance(5 * kTick, false)->divisor, 2U);
    EXPECT_EQ(cadence.advance(6 * kTick, false)->divisor, 1U);
}

TEST(PictureCadence, TakesOneLatePictureForNoNewRhythm) {
    PictureCadence cadence({30, 1}, 1000ms);
    for (const std::int64_t tick : {0, 1, 2, 5, 6, 7, 100, 101, 102}) {
        EXPECT_EQ(cadence.advance(tick * kTick, false)->divisor, 1U) << tick;
    }
}

TEST(PictureCadence, RefusesATimeThatDoesNotPassTheOneBefore) {
    PictureCadence cadence({30, 1}, 1000ms);
    ASSERT_TRUE(cadence.advance(kTick, false).has_value());
    for (const std::int64_t pts : {kTick, std::int64_t{0}}) {
        const auto step = cadence.advance(pts, false);
        ASSERT_TRUE(step.has_error());
        EXPECT_EQ(step.error().code, ErrorCode::kInvalidArgument);
    }
    EXPECT_TRUE(cadence.advance(2 * kTick, false).has_value());
}

}  // namespace
}  // namespace sigma::encoder
