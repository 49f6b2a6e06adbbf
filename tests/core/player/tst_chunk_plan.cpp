#include <gtest/gtest.h>

#include "core/player/loading/chunk_plan.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::PlaylistMaker;
using Kind = ChunkPlan::Kind;

class ChunkPlanTest : public testing::Test {
protected:
    void use(hls::MediaPlaylist playlist) {
        m_playlist = std::move(playlist);
        m_timeline.begin(m_playlist, nullptr);
    }
    ChunkChoice plan(ChunkPosition at, bool prefersSegments = false) const {
        return planChunk(m_playlist, m_timeline, at, prefersSegments);
    }
    void change(std::size_t index, const auto& edit) {
        auto segment = std::make_shared<hls::Segment>(*m_playlist.segments[index]);
        edit(*segment);
        m_playlist.segments[index] = segment;
    }

    hls::MediaPlaylist m_playlist = PlaylistMaker{}.make();
    MediaTimeline m_timeline;

    ChunkPlanTest() { m_timeline.begin(m_playlist, nullptr); }
};

TEST_F(ChunkPlanTest, TakesAPart) {
    const auto choice = plan({101, 1});
    ASSERT_TRUE(choice.plan);
    EXPECT_EQ(choice.plan->kind, Kind::kPart);
    EXPECT_EQ(choice.plan->uri, "101.1.m4s");
    EXPECT_EQ(choice.plan->map.uri, "init.mp4");
    EXPECT_EQ(choice.plan->start, 2500ms);
    EXPECT_EQ(choice.plan->duration, 500ms);
    EXPECT_EQ(choice.plan->next, (ChunkPosition{101, 2}));
    EXPECT_EQ(choice.plan->date, test::kNoon + 202s + 500ms);
    EXPECT_FALSE(choice.plan->isIndependent);
}

TEST_F(ChunkPlanTest, TakesAWholeSegmentWhereThatIsPreferred) {
    const auto choice = plan({101, 0}, true);
    ASSERT_TRUE(choice.plan);
    EXPECT_EQ(choice.plan->kind, Kind::kSegment);
    EXPECT_EQ(choice.plan->uri, "101.m4s");
    EXPECT_EQ(choice.plan->next, (ChunkPosition{102, 0}));
    EXPECT_TRUE(choice.plan->isIndependent);
}

TEST_F(ChunkPlanTest, TakesTheRestOfASegmentByItsParts) {
    EXPECT_EQ(plan({101, 1}, true).plan->kind, Kind::kPart);
}

TEST_F(ChunkPlanTest, GoesOnInTheNextSegmentBehindTheLastPart) {
    const auto choice = plan({101, 4});
    ASSERT_TRUE(choice.plan);
    EXPECT_EQ(choice.plan->at, (ChunkPosition{102, 0}));
    EXPECT_EQ(choice.plan->uri, "102.0.m4s");
}

TEST_F(ChunkPlanTest, TakesTheHintAtTheEnd) {
    const auto choice = plan({106, 2});
    ASSERT_TRUE(choice.plan);
    EXPECT_EQ(choice.plan->kind, Kind::kHint);
    EXPECT_EQ(choice.plan->uri, "106.2.m4s");
    EXPECT_EQ(choice.plan->start, 13s);
    EXPECT_EQ(choice.plan->duration, 500ms);
}

TEST_F(ChunkPlanTest, WaitsWhereNothingIsHintedAt) {
    m_playlist.preloadHints.clear();
    EXPECT_FALSE(plan({106, 2}).plan);
    EXPECT_EQ(plan({106, 2}).reason, NoChunk::kNotYet);
    EXPECT_EQ(plan({106, 3}).reason, NoChunk::kNotYet);
    EXPECT_EQ(plan({107, 0}).reason, NoChunk::kNotYet);
}

TEST_F(ChunkPlanTest, KnowsWhatHasLeftTheWindow) {
    EXPECT_EQ(plan({99, 0}).reason, NoChunk::kGone);
    change(1, [](hls::Segment& segment) { segment.parts.clear(); });
    EXPECT_FALSE(plan({101, 2}).plan);
    EXPECT_EQ(plan({101, 2}).reason, NoChunk::kGone);
    EXPECT_EQ(plan({101, 0}).plan->kind, Kind::kSegment);
}

TEST_F(ChunkPlanTest, KnowsTheEndOfTheList) {
    use(PlaylistMaker{.hasParts = false}.make());
    m_playlist.hasEndList = true;
    EXPECT_TRUE(plan({105, 0}).plan);
    EXPECT_FALSE(plan({106, 0}).plan);
    EXPECT_EQ(plan({106, 0}).reason, NoChunk::kEnd);
}

TEST_F(ChunkPlanTest, LoadsNoGaps) {
    change(1, [](hls::Segment& segment) { segment.parts[1].isGap = true; });
    change(2, [](hls::Segment& segment) { segment.isGap = true; });
    EXPECT_EQ(plan({101, 1}).plan->kind, Kind::kGap);
    EXPECT_EQ(plan({101, 1}).plan->duration, 500ms);
    EXPECT_EQ(plan({102, 0}).plan->kind, Kind::kGap);
    EXPECT_EQ(plan({102, 0}).plan->duration, 2s);
}

TEST_F(ChunkPlanTest, SaysWhereADiscontinuityIs) {
    change(1, [](hls::Segment& segment) { segment.hasDiscontinuityBefore = true; });
    EXPECT_TRUE(plan({101, 0}).plan->hasDiscontinuityBefore);
    EXPECT_FALSE(plan({101, 1}).plan->hasDiscontinuityBefore);
}

TEST_F(ChunkPlanTest, EntersAtTheLastIndependentPartBefore) {
    const auto entry = entryPointBefore(m_playlist, m_timeline, 5s);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->at, (ChunkPosition{102, 0}));
    EXPECT_EQ(entry->start, 4s);
    change(2, [](hls::Segment& segment) { segment.parts[2].isIndependent = true; });
    EXPECT_EQ(entryPointBefore(m_playlist, m_timeline, 5s)->at, (ChunkPosition{102, 2}));
    EXPECT_EQ(entryPointBefore(m_playlist, m_timeline, -5s)->at, (ChunkPosition{100, 0}));
}

TEST_F(ChunkPlanTest, LooksFurtherBackWhereASegmentHasNoKeyFrame) {
    m_playlist.hasIndependentSegments = false;
    change(2, [](hls::Segment& segment) { segment.parts[0].isIndependent = false; });
    EXPECT_EQ(entryPointBefore(m_playlist, m_timeline, 5s)->at, (ChunkPosition{101, 0}));
}

TEST_F(ChunkPlanTest, EntersAtTheNextIndependentPart) {
    EXPECT_EQ(entryPointFrom(m_playlist, m_timeline, 5s)->at, (ChunkPosition{103, 0}));
    EXPECT_EQ(entryPointFrom(m_playlist, m_timeline, 12s)->at, (ChunkPosition{106, 0}));
    EXPECT_FALSE(entryPointFrom(m_playlist, m_timeline, 12500ms));
}

TEST_F(ChunkPlanTest, HasNoEntryIntoNothing) {
    use({});
    EXPECT_FALSE(entryPointBefore(m_playlist, m_timeline, 0s));
    EXPECT_FALSE(entryPointFrom(m_playlist, m_timeline, 0s));
}

TEST_F(ChunkPlanTest, GuessesWhenASegmentIsComplete) {
    EXPECT_FALSE(hintBeginsSegment(m_playlist));
    EXPECT_TRUE(hintBeginsSegment(PlaylistMaker{.parts = 4}.make()));
    EXPECT_TRUE(hintBeginsSegment(PlaylistMaker{.parts = 0}.make()));
}

TEST_F(ChunkPlanTest, KnowsWhereAChunkLiesInAFile) {
    change(1, [](hls::Segment& segment) {
        segment.range = hls::ByteRange{100, 40};
        segment.map.range = hls::ByteRange{0, 100};
        segment.parts[1].range = hls::ByteRange{110, 10};
    });
    EXPECT_EQ(plan({101, 0}, true).plan->range, (hls::ByteRange{100, 40}));
    EXPECT_EQ(plan({101, 0}, true).plan->map.range, (hls::ByteRange{0, 100}));
    EXPECT_EQ(plan({101, 1}).plan->range, (hls::ByteRange{110, 10}));
    EXPECT_EQ(plan({101, 0}).plan->range, std::nullopt);
    EXPECT_FALSE(plan({101, 0}).plan->isOfSameBytes(*plan({101, 1}).plan));
}

TEST_F(ChunkPlanTest, AsksForAHintedRangeOnlyWhereItsEndIsKnown) {
    hls::PreloadHint& hint = m_playlist.preloadHints.front();
    hint.range = hls::ByteRange{110, 10};
    EXPECT_EQ(plan({106, 2}).plan->range, (hls::ByteRange{110, 10}));
    hint.range.reset();
    hint.openFrom = 110;
    EXPECT_FALSE(plan({106, 2}).plan);
    EXPECT_EQ(plan({106, 2}).reason, NoChunk::kNotYet);
    hint.openFrom = 0;
    EXPECT_TRUE(plan({106, 2}).plan);
    m_playlist.inProgress.parts.back().range = hls::ByteRange{100, 10};
    EXPECT_FALSE(plan({106, 2}).plan);
    hint.openFrom.reset();
    EXPECT_FALSE(plan({106, 2}).plan);
}

}  // namespace
}  // namespace sigma::player
