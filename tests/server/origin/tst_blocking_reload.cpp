#include <gtest/gtest.h>

#include "server/origin/blocking_reload.h"
#include "tests/server/origin/hand_made_window.h"

namespace sigma::origin::test {
namespace {

using packager::PartPosition;

/// Segments 0 to 9 are finished; 10.0 and 10.1 are there.
constexpr Progress kProgress{.segments = 10, .parts = 2};

enum class Outcome { kNow, kWait, kRefused };

struct Case {
    std::string name;
    std::optional<std::uint64_t> sequence;
    std::optional<std::uint32_t> part;
    Outcome outcome = Outcome::kNow;
    PartPosition awaited{};
};

class DecideReload : public testing::TestWithParam<Case> {};

TEST_P(DecideReload, FollowsTheSpecification) {
    const auto window = handMadeWindow(kProgress);
    const auto decision = decideReload(*window, {GetParam().sequence, GetParam().part, false});
    ASSERT_EQ(decision.has_error(), GetParam().outcome == Outcome::kRefused);
    if (decision.has_error()) {
        EXPECT_EQ(decision.error().code, ErrorCode::kInvalidArgument);
        return;
    }
    const auto* const wait = std::get_if<WaitFor>(&*decision);
    ASSERT_EQ(wait != nullptr, GetParam().outcome == Outcome::kWait);
    if (wait) {
        EXPECT_EQ(wait->position, GetParam().awaited);
    }
}

constexpr std::uint64_t kHuge = ~std::uint64_t{0};

INSTANTIATE_TEST_SUITE_P(
    Table, DecideReload,
    testing::Values(Case{"NoDirectives", {}, {}}, Case{"FirstSegment", 0, {}},
                    Case{"PastSegment", 9, {}}, Case{"PastPart", 9, 3},
                    Case{"PartBeyondAPastSegment", 9, 4},
                    Case{"AbsurdPartOfAPastSegment", 9, 4'000'000'000}, Case{"NewestPart", 10, 1},
                    Case{"SegmentInProgress", 10, {}, Outcome::kWait, {11, 0}},
                    Case{"NextSegment", 11, {}, Outcome::kWait, {12, 0}},
                    Case{"TwoAhead", 12, {}, Outcome::kWait, {13, 0}},
                    Case{"ThreeAhead", 13, {}, Outcome::kRefused},
                    Case{"Absurd", kHuge, {}, Outcome::kRefused},
                    Case{"NextPart", 10, 2, Outcome::kWait, {10, 2}},
                    Case{"PartBeyondTheSegmentInProgress", 10, 5, Outcome::kWait, {10, 5}},
                    Case{"AsManyPartsAheadAsAllowed", 10, 7, Outcome::kWait, {10, 7}},
                    Case{"OnePartMore", 10, 8, Outcome::kRefused},
                    Case{"AbsurdPart", 10, 4'294'967'295, Outcome::kRefused},
                    Case{"PartOfTheNextSegment", 11, 0, Outcome::kWait, {11, 0}},
                    Case{"PartTooFarInTheNextSegment", 11, 7, Outcome::kRefused},
                    Case{"PartOfASegmentTooFarAhead", 13, 0, Outcome::kRefused}),
    [](const auto& tested) { return tested.param.name; });

TEST(DecideReloadOfParts, TakesAPartBeyondTheSegmentAsTheFirstOfTheNext) {
    const auto decision = decideReload(*handMadeWindow(kProgress), {10, 5, false});
    const PartPosition awaited = std::get<WaitFor>(*decision).position;
    EXPECT_FALSE(handMadeWindow({.segments = 10, .parts = 3})->hasReached(awaited));
    EXPECT_TRUE(handMadeWindow({.segments = 11, .parts = 1})->hasReached(awaited));
}

TEST(DecideReloadOfParts, AllowsThreePartsOfASecondOrMore) {
    PackagingPlan plan = lowLatencyPlan();
    plan.partTarget = std::chrono::seconds(2);
    const auto window = handMadeWindow(kProgress, plan);
    EXPECT_TRUE(decideReload(*window, {10, 4, false}).has_value());
    EXPECT_TRUE(decideReload(*window, {10, 5, false}).has_error());
}

TEST(DecideReloadOfTheEnd, IgnoresEveryDirective) {
    Progress ended = kProgress;
    ended.isEnded = true;
    const auto decision = decideReload(*handMadeWindow(ended), {99, 99, false});
    ASSERT_TRUE(decision.has_value());
    EXPECT_TRUE(std::holds_alternative<AnswerNow>(*decision));
}

TEST(DecideReloadOfWholeSegments, DoesNotBlockWhereNoPartsAreListed) {
    PackagingPlan plan = lowLatencyPlan();
    plan.listsParts = false;
    const auto decision = decideReload(*handMadeWindow(kProgress, plan), {11, {}, false});
    ASSERT_TRUE(decision.has_value());
    EXPECT_TRUE(std::holds_alternative<AnswerNow>(*decision));
}

}  // namespace
}  // namespace sigma::origin::test
