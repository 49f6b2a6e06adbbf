#include <gtest/gtest.h>

#include "core/studio/program_timeline.h"

namespace sigma::studio {
namespace {

TEST(ProgramTimeline, BeginsAtItsFirstPicture) {
    const ProgramTimeline timeline({30, 1}, 1'000);
    EXPECT_EQ(timeline.pictureTime(1'000), 0);
    EXPECT_EQ(timeline.pictureTime(1'001), 3'000);
    EXPECT_EQ(timeline.pictureTime(1'090), 270'000);
}

TEST(ProgramTimeline, RoundsOddFrameRatesDownWithoutLosingAnything) {
    const ProgramTimeline timeline({60'000, 1'001}, 0);
    EXPECT_EQ(timeline.pictureTime(1), 1'501);
    EXPECT_EQ(timeline.pictureTime(2), 3'003);
    EXPECT_EQ(timeline.pictureTime(60'000), 1'001 * 90'000);
}

TEST(ProgramTimeline, TellsTheTimeOfSoundFromTheSameStart) {
    // Picture 30 is at 1 s: 48,000 samples; block 46 begins at 47,104, block 47 at 48,128.
    const ProgramTimeline timeline({30, 1}, 30);
    EXPECT_EQ(timeline.soundTime(46), std::nullopt);
    EXPECT_EQ(timeline.soundTime(47), 128);
    EXPECT_EQ(timeline.soundTime(48), 128 + 1'024);
}

TEST(ProgramTimeline, KeepsBothInStepForADay) {
    const ProgramTimeline timeline({30, 1}, 12'345);
    const std::uint64_t day = 24 * 3'600;
    const std::int64_t picture = timeline.pictureTime(12'345 + 30 * day);
    EXPECT_EQ(picture, static_cast<std::int64_t>(90'000 * day));
    const std::int64_t first = *timeline.soundTime(20'000);
    EXPECT_EQ(*timeline.soundTime(20'000 + 48'000 * day / 1'024) - first,
              static_cast<std::int64_t>(48'000 * day));
}

}  // namespace
}  // namespace sigma::studio
