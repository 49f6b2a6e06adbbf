#include <gtest/gtest.h>

#include "core/player/loading/quality_control.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/policy_doubles.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class QualityControlTest : public testing::Test {
protected:
    QualityControlTest() {
        StreamLayout layout;
        for (const std::uint64_t bits : {1'000'000U, 200'000U, 600'000U}) {
            StreamVariant variant;
            variant.url = test::urlOf("http://a/v.m3u8");
            variant.facts.bitsPerSecond = bits;
            layout.variants.push_back(std::move(variant));
        }
        m_control.ladder().setLayout(layout);
    }

    test::ScriptedAbr m_rule;
    test::CountingEstimator m_bandwidth;
    QualityControl m_control{m_rule, m_bandwidth};
    QualityOutlook m_outlook;
};

TEST_F(QualityControlTest, AsksTheRuleInItsOwnTerms) {
    m_outlook.variant = 2;
    m_outlook.buffer = 2s;
    m_outlook.targetLatency = 3s;
    m_rule.decision = AbrDecision{.quality = 0, .probe = 2};
    const auto choice = m_control.choose(m_outlook);
    EXPECT_EQ(m_rule.input->current, 1U);
    EXPECT_EQ(m_rule.input->buffer, 2s);
    EXPECT_EQ(m_rule.input->targetLatency, 3s);
    EXPECT_EQ(choice.variant, 1U);
    EXPECT_EQ(choice.probe, 0U);
}

TEST_F(QualityControlTest, ExpectsMoreOfAKeyFrame) {
    test::SourceFixture world;
    const auto source = world.makeSource("v", 2);
    m_control.ladder().weigh(2, 60'000, 400ms, true);
    MediaLoad load;
    load.source = source.get();
    load.plan.duration = 400ms;
    load.plan.isIndependent = true;
    load.fetch = FetchId{1};
    m_outlook.variant = 2;
    m_outlook.pending = &load;
    m_control.choose(m_outlook);
    EXPECT_EQ(m_rule.input->pending->bytesLeft, 60'000U);
    EXPECT_EQ(m_rule.input->weights.independent, 2);
    load.plan.kind = ChunkPlan::Kind::kSegment;
    m_control.choose(m_outlook);
    EXPECT_EQ(m_rule.input->pending->bytesLeft, 30'000U);
}

TEST_F(QualityControlTest, DescribesTheTransferUnderWay) {
    test::SourceFixture world;
    const auto source = world.makeSource("v", 2);
    MediaLoad load;
    load.source = source.get();
    load.plan.duration = 1s;
    load.fetch = FetchId{1};
    load.addArrival({SteadyTime(5s), 25'000});
    m_outlook.variant = 2;
    m_outlook.pending = &load;
    m_rule.decision = AbrDecision{.quality = 0, .givesUpTransfer = true, .probe = std::nullopt};
    EXPECT_TRUE(m_control.choose(m_outlook).givesUpTransfer);
    ASSERT_TRUE(m_rule.input->pending);
    EXPECT_EQ(m_rule.input->pending->bytesLeft, 50'000U);
    EXPECT_EQ(m_rule.input->pending->lastByteAt, SteadyTime(5s));
    EXPECT_EQ(m_rule.input->pending->mediaDuration, 1s);
    m_outlook.pending = nullptr;
    EXPECT_FALSE(m_control.choose(m_outlook).givesUpTransfer);
}

TEST_F(QualityControlTest, KeepsToTheViewersChoice) {
    m_control.setOnlyVariant(0);
    EXPECT_EQ(m_control.choose(m_outlook).variant, 0U);
    EXPECT_FALSE(m_rule.input);
    EXPECT_EQ(m_control.firstVariant({}), 0U);
    m_control.setOnlyVariant(std::nullopt);
    EXPECT_EQ(m_control.firstVariant({}), 2U);
}

TEST_F(QualityControlTest, TellsTheRuleOfSwitches) {
    m_control.onSwitched({}, 1, 0);
    EXPECT_EQ(m_rule.switches, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}}));
}

}  // namespace
}  // namespace sigma::player
