#include <gtest/gtest.h>

#include "core/player/loading/quality_ladder.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kNow{std::chrono::hours(1)};

StreamVariant variant(std::uint64_t bits, std::uint32_t width, std::string pathway = ".") {
    StreamVariant made;
    made.url = test::urlOf("http://a/v.m3u8");
    made.facts.bitsPerSecond = bits;
    made.facts.width = width;
    made.pathway = std::move(pathway);
    return made;
}

QualityLadder ladderOf(std::vector<StreamVariant> variants) {
    StreamLayout layout;
    layout.variants = std::move(variants);
    QualityLadder ladder;
    ladder.setLayout(layout);
    return ladder;
}

std::vector<std::size_t> variantsOf(const QualityLadder& ladder, SteadyTime now = kNow) {
    std::vector<std::size_t> variants;
    for (const Quality& quality : ladder.qualities(now)) {
        variants.push_back(quality.variant);
    }
    return variants;
}

TEST(QualityLadderTest, GoesFromTheLowestBitrateUp) {
    const auto ladder = ladderOf({variant(3'000'000, 1280), variant(500'000, 640)});
    EXPECT_EQ(variantsOf(ladder), (std::vector<std::size_t>{1, 0}));
    EXPECT_EQ(ladder.rungOf(0), 1U);
    EXPECT_EQ(ladder.rungOf(7), std::nullopt);
}

TEST(QualityLadderTest, HasNoRungForSoundAloneBesidePictures) {
    const auto ladder = ladderOf({variant(60'000, 0), variant(500'000, 640)});
    EXPECT_EQ(variantsOf(ladder), (std::vector<std::size_t>{1}));
    EXPECT_EQ(variantsOf(ladderOf({variant(60'000, 0)})), (std::vector<std::size_t>{0}));
}

TEST(QualityLadderTest, PutsEqualVariantsOnOneRung) {
    auto ladder = ladderOf({variant(500'000, 640, "a"), variant(500'000, 640, "b")});
    ladder.setPathwayPriority({"b", "a"});
    EXPECT_EQ(variantsOf(ladder), (std::vector<std::size_t>{1}));
    ladder.banish(1, kNow + 10s);
    EXPECT_EQ(variantsOf(ladder), (std::vector<std::size_t>{0}));
    EXPECT_EQ(variantsOf(ladder, kNow + 10s), (std::vector<std::size_t>{1}));
}

TEST(QualityLadderTest, TakesTheNearestBelowInPlaceOfWhatIsLeft) {
    auto ladder = ladderOf({variant(1'000'000, 640), variant(2'000'000, 854),
                            variant(3'000'000, 1280), variant(4'000'000, 1920)});
    ladder.banish(2, kNow + 10s);
    EXPECT_EQ(ladder.insteadOf(2, kNow), 1U);
    ladder.banish(1, kNow + 10s);
    EXPECT_EQ(ladder.insteadOf(2, kNow), 0U);
    ladder.banish(0, kNow + 10s);
    EXPECT_EQ(ladder.insteadOf(2, kNow), 3U);
    ladder.banish(3, kNow + 10s);
    EXPECT_EQ(ladder.insteadOf(2, kNow), std::nullopt);
}

TEST(QualityLadderTest, MarksARungWithoutAnyUsableVariant) {
    auto ladder = ladderOf({variant(500'000, 640), variant(900'000, 1280)});
    ladder.banish(0, kNow + 1s);
    EXPECT_FALSE(ladder.qualities(kNow)[0].isUsable);
    EXPECT_TRUE(ladder.qualities(kNow)[1].isUsable);
    EXPECT_TRUE(ladder.qualities(kNow + 1s)[0].isUsable);
}

TEST(QualityLadderTest, BeginsModestly) {
    EXPECT_EQ(ladderOf({variant(200'000, 1), variant(600'000, 2), variant(1'000'000, 3)})
                  .firstVariant(kNow),
              1U);
    EXPECT_EQ(ladderOf({variant(5'000'000, 3), variant(2'000'000, 1)}).firstVariant(kNow), 1U);
}

TEST(QualityLadderTest, LearnsWhatItsChunksAreLike) {
    auto ladder = ladderOf({variant(1'000'000, 640)});
    for (int i = 0; i != 90; ++i) {
        ladder.measure(0, 50'000, 1s);
    }
    EXPECT_NEAR(ladder.bitrateOf(0), 400'000, 5'000);
    ladder.measure(0, 50'000, 0s);
    ladder.measure(9, 50'000, 1s);
    EXPECT_NEAR(ladder.bitrateOf(0), 400'000, 5'000);
}

TEST(QualityLadderTest, LearnsWhatKeyFramesWeigh) {
    auto ladder = ladderOf({variant(800'000, 640)});
    EXPECT_EQ(ladder.chunkWeights().independent, 1);
    ladder.weigh(0, 100'000, 400ms, true);
    EXPECT_NEAR(ladder.chunkWeights().independent, 2.5, 0.01);
    EXPECT_EQ(ladder.chunkWeights().other, 1);
    for (int part = 0; part != 30; ++part) {
        ladder.weigh(0, 80'000, 400ms, true);
        ladder.weigh(0, 30'000, 400ms, false);
    }
    EXPECT_NEAR(ladder.chunkWeights().independent, 2, 0.01);
    EXPECT_NEAR(ladder.chunkWeights().other, 0.75, 0.01);
    ladder.weigh(9, 30'000, 400ms, true);
    EXPECT_NEAR(ladder.chunkWeights().independent, 2, 0.01);
}

TEST(QualityLadderTest, AddsTheSoundToWhatItHasMeasured) {
    auto ladder = ladderOf({variant(632'000, 640)});
    ladder.measureSound(4'000, 1s);
    EXPECT_NEAR(ladder.qualities(kNow).front().bitsPerSecond, 632e3, 1);
    for (int second = 0; second != 60; ++second) {
        ladder.measure(0, 75'000, 1s);
        ladder.measureSound(4'000, 1s);
        EXPECT_NEAR(ladder.qualities(kNow).front().bitsPerSecond, 632e3, 1);
    }
    EXPECT_NEAR(ladder.bitrateOf(0), 600e3, 2e3);
}

}  // namespace
}  // namespace sigma::player
