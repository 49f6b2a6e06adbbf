#include <gtest/gtest.h>

#include "core/player/loading/chunk_delivery.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using Outcome = ChunkDelivery::Outcome;

class ChunkDeliveryTest : public testing::Test, protected LaneListener {
protected:
    bool mayLoad(Lane, const ChunkPlan&) override { return true; }
    void onChunk(MediaChunk chunk) override { m_chunks.push_back(std::move(chunk)); }
    void onTransfer(Lane, const Transfer&) override {}
    void onChunkFault(Lane, const Error& error) override { m_faults.push_back(error.code); }
    void onSwitched(Lane, SourceId from, SourceId to) override {
        m_switches.emplace_back(from.index, to.index);
    }
    void onGone(Lane, Duration) override {}
    double bitrateOf(SourceId) const override { return 0; }

    /// A part at 2 s that has come.
    static MediaLoad loadOf(MediaSource& source) {
        MediaLoad load;
        load.source = &source;
        load.plan.map.uri = "init.mp4";
        load.plan.start = 2s;
        load.plan.duration = 500ms;
        load.plan.isIndependent = true;
        load.fetch = FetchId{1};
        load.answer = test::answerWith("media");
        return load;
    }
    void answerInit(FetchAnswer answer) {
        m_world.fetcher.answer(m_world.requests, "init.mp4", std::move(answer));
    }

    test::SourceFixture m_world;
    InitStore m_inits{m_world.requests, m_world.clock};
    ChunkDelivery m_delivery{Lane::kMain, m_inits, *this};
    std::unique_ptr<MediaSource> m_first = m_world.makeLoaded("a", test::PlaylistMaker{}.make(), 0);
    std::unique_ptr<MediaSource> m_second =
        m_world.makeLoaded("b", test::PlaylistMaker{}.make(), 1);
    std::vector<MediaChunk> m_chunks;
    std::vector<ErrorCode> m_faults;
    std::vector<std::pair<std::size_t, std::size_t>> m_switches;
};

TEST_F(ChunkDeliveryTest, HandsOverAChunkWithItsInit) {
    const MediaLoad load = loadOf(*m_first);
    EXPECT_EQ(m_delivery.deliver(load), Outcome::kNotYet);
    answerInit(test::answerWith("moov"));
    EXPECT_EQ(m_delivery.deliver(load), Outcome::kMedia);
    ASSERT_EQ(m_chunks.size(), 1U);
    EXPECT_EQ(m_chunks[0].init.text(), "moov");
    EXPECT_EQ(m_chunks[0].bytes.text(), "media");
    EXPECT_EQ(m_chunks[0].start, 2s);
    EXPECT_TRUE(m_chunks[0].isIndependent);
    EXPECT_FALSE(m_chunks[0].isGap);
    EXPECT_EQ(m_delivery.loadedUntil(), 2500ms);
}

TEST_F(ChunkDeliveryTest, AsksForTheInitAheadOfTime) {
    m_delivery.prepare(loadOf(*m_first));
    EXPECT_TRUE(m_world.fetcher.asks("init.mp4"));
}

TEST_F(ChunkDeliveryTest, NeedsNoInitWhereThereIsNone) {
    MediaLoad load = loadOf(*m_first);
    load.plan.map = {};
    EXPECT_EQ(m_delivery.deliver(load), Outcome::kMedia);
    EXPECT_EQ(m_chunks.front().init.size(), 0U);
}

TEST_F(ChunkDeliveryTest, KeepsAHintUntilItIsListed) {
    MediaLoad load = loadOf(*m_first);
    load.plan.map = {};
    load.plan.kind = ChunkPlan::Kind::kHint;
    EXPECT_EQ(m_delivery.deliver(load), Outcome::kNotYet);
}

TEST_F(ChunkDeliveryTest, PutsAGapInThePlaceOfWhatCannotBeDecoded) {
    const MediaLoad load = loadOf(*m_first);
    for (int i = 0; i != 3; ++i) {
        m_world.clock.advance(1s);
        EXPECT_EQ(m_delivery.deliver(load), Outcome::kNotYet);
        answerInit(test::answerOf(404));
    }
    EXPECT_EQ(m_delivery.deliver(load), Outcome::kGap);
    EXPECT_EQ(m_faults, std::vector{ErrorCode::kNotFound});
    EXPECT_TRUE(m_chunks.front().isGap);
    EXPECT_EQ(m_chunks.front().bytes.size(), 0U);
    EXPECT_EQ(m_chunks.front().duration, 500ms);
}

TEST_F(ChunkDeliveryTest, GoesOnWhenTheInitCanBeHadAgain) {
    const MediaLoad load = loadOf(*m_first);
    for (int i = 0; i != 3; ++i) {
        m_world.clock.advance(1s);
        m_delivery.deliver(load);
        answerInit(test::answerOf(503));
    }
    EXPECT_EQ(m_delivery.deliver(load), Outcome::kGap);
    m_world.clock.advance(1s);
    EXPECT_EQ(m_delivery.deliver(load), Outcome::kNotYet);
    answerInit(test::answerWith("moov"));
    EXPECT_EQ(m_delivery.deliver(load), Outcome::kMedia);
    EXPECT_EQ(m_chunks.back().init.text(), "moov");
}

TEST_F(ChunkDeliveryTest, TellsWhenTheFirstChunkOfAnotherSourceWasHandedOver) {
    for (MediaSource* const source : {m_first.get(), m_first.get(), m_second.get()}) {
        MediaLoad load = loadOf(*source);
        load.plan.map = {};
        m_delivery.deliver(load);
    }
    EXPECT_EQ(m_switches, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}}));
    EXPECT_EQ(m_chunks.back().variant, 1U);
}

}  // namespace
}  // namespace sigma::player
