#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "core/studio/program_clock.h"

namespace sigma::studio {
namespace {

using Kind = ProgramTick::Kind;
using namespace std::chrono_literals;

const SteadyTime kStart{1h};

std::vector<ProgramTick> takeAll(ProgramClock& clock, SteadyTime now) {
    std::vector<ProgramTick> ticks;
    while (const auto tick = clock.takeDue(now)) {
        ticks.push_back(*tick);
    }
    return ticks;
}

std::size_t count(const std::vector<ProgramTick>& ticks, Kind kind) {
    return static_cast<std::size_t>(std::ranges::count(ticks, kind, &ProgramTick::kind));
}

TEST(ProgramClock, BeginsWithAPictureAndABlockOfSound) {
    ProgramClock clock({30, 1}, kStart);
    EXPECT_EQ(clock.nextTime(), kStart);
    EXPECT_TRUE(takeAll(clock, kStart - 1ns).empty());
    const auto ticks = takeAll(clock, kStart);
    ASSERT_EQ(ticks.size(), 2U);
    EXPECT_EQ(ticks[0].kind, Kind::kPicture);
    EXPECT_EQ(ticks[1].kind, Kind::kSound);
    EXPECT_EQ(clock.nextTime(), kStart + std::chrono::nanoseconds(21'333'333));
}

struct Rate {
    encoder::FrameRate rate;
    std::uint64_t picturesInAnHour;
};

class EachRate : public testing::TestWithParam<Rate> {};

TEST_P(EachRate, KeepsPicturesAndSoundInStepForAnHour) {
    ProgramClock clock(GetParam().rate, kStart);
    std::uint64_t pictures = 0;
    std::uint64_t blocks = 0;
    while (clock.nextTime() < kStart + 1h) {
        const SteadyTime now = clock.nextTime();
        const auto tick = clock.takeDue(now);
        ASSERT_TRUE(tick);
        ASSERT_FALSE(tick->isMissed);
        ASSERT_EQ(tick->number, tick->kind == Kind::kPicture ? pictures++ : blocks++);
    }
    EXPECT_EQ(pictures, GetParam().picturesInAnHour);
    EXPECT_EQ(blocks, 168'750U);
}

INSTANTIATE_TEST_SUITE_P(ProgramClock, EachRate,
                         testing::Values(Rate{{30, 1}, 108'000}, Rate{{25, 1}, 90'000},
                                         Rate{{60, 1}, 216'000}, Rate{{30'000, 1'001}, 107'893},
                                         Rate{{15, 2}, 27'000}));

TEST(ProgramClock, SaysWhichPicturesALateCallerHasMissed) {
    ProgramClock clock({50, 1}, kStart);
    takeAll(clock, kStart);
    const auto ticks = takeAll(clock, kStart + 105ms);
    std::vector<std::pair<std::uint64_t, bool>> pictures;
    for (const ProgramTick& tick : ticks) {
        if (tick.kind == Kind::kPicture) {
            pictures.emplace_back(tick.number, tick.isMissed);
        }
    }
    EXPECT_EQ(pictures, (std::vector<std::pair<std::uint64_t, bool>>{
                            {1, true}, {2, true}, {3, true}, {4, true}, {5, false}}));
    EXPECT_EQ(clock.nextTime(), kStart + 120ms - 13'333'334ns) << "the sixth block of sound";
}

TEST(ProgramClock, GivesSoundAndPicturesInTheOrderOfTheirTimes) {
    ProgramClock clock({50, 1}, kStart);
    std::string order;
    for (const ProgramTick& tick : takeAll(clock, kStart + 70ms)) {
        order += tick.kind == Kind::kPicture ? 'P' : 'S';
    }
    EXPECT_EQ(order, "PSPSPSPS");
}

TEST(ProgramClock, RepeatsNoMoreThanTheLastSecondAfterALongSleep) {
    ProgramClock clock({30, 1}, kStart);
    takeAll(clock, kStart);
    const auto ticks = takeAll(clock, kStart + 10s);
    EXPECT_EQ(count(ticks, Kind::kPicture), 31U);
    EXPECT_EQ(count(ticks, Kind::kSound), 468U) << "sound has no gaps";
    EXPECT_EQ(ticks.back().kind, Kind::kPicture);
    EXPECT_EQ(ticks.back().number, 300U) << "numbers go on with the time";
    EXPECT_FALSE(ticks.back().isMissed);
}

TEST(ProgramClock, StaysExactForYears) {
    ProgramClock clock({30'000, 1'001}, kStart);
    const auto late = kStart + std::chrono::hours(24 * 365 * 10);
    std::uint64_t last = 0;
    // A clock that is called for the first time so late gives the blocks of ten years: only the
    // pictures are of interest.
    for (int i = 0; i != 31; ++i) {
        const auto tick = clock.takeDue(late);
        ASSERT_TRUE(tick);
        last = std::max(last, tick->kind == Kind::kPicture ? tick->number : 0);
    }
    EXPECT_EQ(last, 0U) << "sound is older than any picture, and comes first";
    EXPECT_LE(clock.nextTime(), late);
}

}  // namespace
}  // namespace sigma::studio
