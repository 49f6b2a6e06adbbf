#include <functional>

#include <gtest/gtest.h>

#include "core/player/loading/lane_loader.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::PlaylistMaker;

class LaneLoaderTest : public testing::Test, protected LaneListener {
protected:
    bool mayLoad(Lane, const ChunkPlan& plan) override {
        m_onMayLoad(plan);
        return m_mayLoad;
    }
    void onChunk(MediaChunk chunk) override { m_chunks.push_back(std::move(chunk)); }
    void onTransfer(Lane, const Transfer& transfer) override {
        m_awaited.push_back(transfer.wasAwaited);
        m_whole.push_back(transfer.isWhole);
        m_besideAnother.push_back(transfer.isBesideAnother);
    }
    void onChunkFault(Lane, const Error& error) override { m_faults.push_back(error.code); }
    void onSwitched(Lane, SourceId from, SourceId to) override {
        m_switches.emplace_back(from.index, to.index);
    }
    void onGone(Lane, Duration at) override { m_gone = at; }
    double bitrateOf(SourceId source) const override {
        return source.index == 0 ? 1e6 : source.index == 1 ? 2e5 : 5e4;
    }

    void aim(ChunkPosition at, const PlaylistMaker& maker = {.prefix = "a"}) {
        m_source = m_world.makeLoaded("a", maker.make());
        m_lane.aim(*m_source, {at, *m_source->timeline().startOf(m_source->playlist(), at)});
        advance();
        answer("ainit.mp4", test::answerWith("moov"));
    }
    void advance() { m_wakeAt = m_lane.advance(m_outlook); }
    void answer(std::string_view ending, FetchAnswer answer) {
        m_world.fetcher.answer(m_world.requests, ending, std::move(answer));
        advance();
    }
    void come(std::string_view ending, std::size_t bytes) {
        for (const FetchRequest& request : m_world.fetcher.open()) {
            if (toString(request.url).ends_with(ending)) {
                m_world.requests.onProgress(request.id, {m_world.clock.steadyNow(), bytes});
            }
        }
    }
    /// The server's next playlist.
    void update(MediaSource& source, const PlaylistMaker& maker) {
        FetchAnswer answer = test::answerWith(maker.text());
        answer.url = source.tracker().url();
        source.take(answer);
        advance();
    }
    bool asks(std::string_view ending) const { return m_world.fetcher.asks(ending); }

    test::SourceFixture m_world;
    InitStore m_inits{m_world.requests, m_world.clock};
    LaneLoader m_lane{Lane::kMain, m_world.requests, m_inits, m_world.clock, *this};
    LaneOutlook m_outlook;
    std::unique_ptr<MediaSource> m_source;
    std::optional<SteadyTime> m_wakeAt;
    bool m_mayLoad = true;
    std::function<void(const ChunkPlan&)> m_onMayLoad = [](const ChunkPlan&) {};
    std::vector<MediaChunk> m_chunks;
    std::vector<bool> m_awaited;
    std::vector<bool> m_whole;
    std::vector<bool> m_besideAnother;
    std::vector<ErrorCode> m_faults;
    std::vector<std::pair<std::size_t, std::size_t>> m_switches;
    std::optional<Duration> m_gone;
};

TEST_F(LaneLoaderTest, HandsOverPartsInOrderWithTheirInit) {
    aim({106, 0});
    EXPECT_TRUE(asks("a106.0.m4s"));
    EXPECT_FALSE(asks("a106.1.m4s"));
    answer("a106.0.m4s", test::answerWith("one"));
    answer("a106.1.m4s", test::answerWith("two"));
    ASSERT_EQ(m_chunks.size(), 2U);
    EXPECT_EQ(m_chunks[0].bytes.text(), "one");
    EXPECT_EQ(m_chunks[0].init.text(), "moov");
    EXPECT_EQ(m_chunks[0].start, 12s);
    EXPECT_EQ(m_chunks[1].start, 12500ms);
    EXPECT_EQ(m_lane.loadedUntil(), 13s);
}

TEST_F(LaneLoaderTest, WaitsForTheInit) {
    m_source = m_world.makeLoaded("a", PlaylistMaker{.prefix = "a"}.make());
    m_lane.aim(*m_source, {{106, 0}, 12s});
    advance();
    answer("a106.0.m4s", test::answerWith("one"));
    EXPECT_TRUE(m_chunks.empty());
    answer("ainit.mp4", test::answerWith("moov"));
    EXPECT_EQ(m_chunks.size(), 1U);
}

TEST_F(LaneLoaderTest, AwaitsTheHintedPartAndHandsItOverWhenItIsListed) {
    aim({106, 1});
    answer("a106.1.m4s", test::answerWith("one"));
    ASSERT_TRUE(asks("a106.2.m4s"));
    answer("a106.2.m4s", test::answerWith("two"));
    EXPECT_EQ(m_chunks.size(), 1U);
    update(*m_source, {.parts = 3, .prefix = "a"});
    ASSERT_EQ(m_chunks.size(), 2U);
    EXPECT_EQ(m_chunks[1].bytes.text(), "two");
    EXPECT_EQ(m_awaited, (std::vector<bool>{false, true}));
    EXPECT_TRUE(asks("a106.3.m4s"));
}

TEST_F(LaneLoaderTest, GoesOnWhereAHintBeganTheNextSegment) {
    aim({106, 1});
    update(*m_source, {.parts = 4, .prefix = "a"});
    for (const char* const part : {"a106.1.m4s", "a106.2.m4s", "a106.3.m4s"}) {
        answer(part, test::answerWith("x"));
    }
    ASSERT_TRUE(asks("a106.4.m4s"));
    // The next segment's first part has another name than was hinted at.
    update(*m_source, {.segments = 7, .parts = 1, .prefix = "a"});
    EXPECT_FALSE(asks("a106.4.m4s"));
    EXPECT_TRUE(asks("a107.0.m4s"));
    EXPECT_EQ(m_world.fetcher.cancelled(), 1U);
}

TEST_F(LaneLoaderTest, LoadsAHintThatFailedWhenItIsListed) {
    aim({106, 1});
    answer("a106.1.m4s", test::answerWith("one"));
    answer("a106.2.m4s", test::answerOf(404));
    EXPECT_FALSE(asks("a106.2.m4s"));
    update(*m_source, {.parts = 3, .prefix = "a"});
    EXPECT_TRUE(asks("a106.2.m4s"));
}

TEST_F(LaneLoaderTest, PutsAGapWhereAPartCannotBeHad) {
    aim({106, 0});
    answer("a106.0.m4s", test::answerOf(404));
    EXPECT_FALSE(asks("a106.0.m4s"));
    ASSERT_TRUE(m_wakeAt);
    m_world.clock.advance(200ms);
    advance();
    answer("a106.0.m4s", test::answerOf(404));
    ASSERT_EQ(m_chunks.size(), 1U);
    EXPECT_TRUE(m_chunks[0].isGap);
    EXPECT_EQ(m_chunks[0].duration, 500ms);
    EXPECT_TRUE(asks("a106.1.m4s"));
    EXPECT_EQ(m_faults.size(), 2U);
}

TEST_F(LaneLoaderTest, TriesOnWhereNothingAnswers) {
    aim({106, 0});
    for (int i = 0; i != 12; ++i) {
        m_world.fetcher.answer(m_world.requests, "a106.0.m4s", Error{ErrorCode::kIo, "refused"});
        m_world.clock.advance(3s);
        advance();
    }
    EXPECT_TRUE(m_chunks.empty());
    EXPECT_TRUE(asks("a106.0.m4s"));
}

TEST_F(LaneLoaderTest, LoadsWholeSegmentsWhereThereIsTime) {
    m_outlook.bandwidth = 20e6;
    aim({102, 0});
    EXPECT_TRUE(asks("a102.m4s"));
}

TEST_F(LaneLoaderTest, LoadsNothingWithoutLeave) {
    m_mayLoad = false;
    aim({102, 0});
    EXPECT_FALSE(asks("a102.0.m4s"));
}

TEST_F(LaneLoaderTest, TakesOverWhereTheOtherSourceIsIndependent) {
    aim({105, 2});
    const auto other = m_world.makeLoaded("b", PlaylistMaker{.prefix = "b"}.make(), 1);
    m_lane.switchTo(*other);
    answer("a105.2.m4s", test::answerWith("x"));
    EXPECT_TRUE(asks("a105.3.m4s"));
    answer("a105.3.m4s", test::answerWith("x"));
    EXPECT_TRUE(asks("b106.0.m4s"));
    EXPECT_TRUE(m_switches.empty());
    answer("binit.mp4", test::answerWith("moov2"));
    answer("b106.0.m4s", test::answerWith("y"));
    EXPECT_EQ(m_switches, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}}));
    EXPECT_EQ(m_chunks.back().init.text(), "moov2");
    EXPECT_EQ(m_chunks.back().variant, 1U);
    EXPECT_FALSE(m_lane.uses(*m_source));
}

TEST_F(LaneLoaderTest, NeverAssumesEqualNumbers) {
    aim({105, 3});
    const PlaylistMaker maker{.first = 100, .prefix = "b"};
    auto playlist = maker.make();
    playlist.mediaSequence = 7;
    const auto other = m_world.makeSource("b", 1);
    m_world.reference = &m_source->timeline();
    other->follow();
    other->take(test::answerWith(hls::writeMediaPlaylist(playlist)));
    m_lane.switchTo(*other);
    answer("a105.3.m4s", test::answerWith("x"));
    EXPECT_TRUE(asks("b106.0.m4s"));
}

TEST_F(LaneLoaderTest, WaitsAMomentForTheOtherPlaylist) {
    m_outlook.position = 10s;
    aim({105, 3});
    const auto other =
        m_world.makeLoaded("b", PlaylistMaker{.segments = 5, .prefix = "b"}.make(), 1);
    m_lane.switchTo(*other);
    answer("a105.3.m4s", test::answerWith("x"));
    EXPECT_FALSE(asks("a106.0.m4s"));
    m_world.clock.advance(260ms);
    advance();
    EXPECT_TRUE(asks("a106.0.m4s"));
}

TEST_F(LaneLoaderTest, GoesBackWhenATransferIsGivenUp) {
    m_outlook.position = 9s;
    aim({106, 0});
    answer("a106.0.m4s", test::answerWith("x"));
    const auto other = m_world.makeLoaded("b", PlaylistMaker{.prefix = "b"}.make(), 1);
    m_lane.switchTo(*other);
    m_lane.giveUp();
    advance();
    EXPECT_TRUE(asks("b106.0.m4s"));
    EXPECT_FALSE(asks("a106.1.m4s"));
}

TEST_F(LaneLoaderTest, DoesNotAskAgainForWhatItGaveUpWhileTheOtherPlaylistComes) {
    m_outlook.position = 9s;
    aim({106, 0});
    answer("a106.0.m4s", test::answerWith("x"));
    const auto other = m_world.makeSource("b", 1);
    m_lane.switchTo(*other);
    m_lane.giveUp();
    advance();
    EXPECT_FALSE(asks("a106.1.m4s"));
    ASSERT_TRUE(m_wakeAt);
    m_world.clock.advance(900ms);
    advance();
    EXPECT_FALSE(asks("a106.1.m4s"));
    m_world.clock.advance(100ms);
    advance();
    EXPECT_TRUE(asks("a106.1.m4s"));
}

TEST_F(LaneLoaderTest, DoesNotAskForAHintBehindWhatWasGivenUpForIt) {
    const auto other = m_world.makeSource("b", 1);
    m_onMayLoad = [&](const ChunkPlan& plan) {
        if (plan.kind == ChunkPlan::Kind::kHint) {
            m_lane.switchTo(*other);
            m_lane.giveUp();
        }
    };
    aim({106, 1});
    EXPECT_FALSE(asks("a106.1.m4s"));
    EXPECT_FALSE(asks("a106.2.m4s"));
    m_onMayLoad = [](const ChunkPlan&) {};
    m_world.clock.advance(1s);
    advance();
    EXPECT_TRUE(asks("a106.1.m4s"));
}

TEST_F(LaneLoaderTest, LeavesAHintForALowerBitrateWhileMostOfItIsToCome) {
    aim({105, 3}, {.parts = 0, .prefix = "a"});
    ASSERT_TRUE(asks("a106.0.m4s"));
    come("a106.0.m4s", 10'000);
    EXPECT_EQ(m_lane.boundUntil(), 12s);
    const auto other = m_world.makeLoaded("b", PlaylistMaker{.parts = 1, .prefix = "b"}.make(), 1);
    m_lane.switchTo(*other);
    advance();
    EXPECT_FALSE(asks("a106.0.m4s"));
    EXPECT_TRUE(asks("a105.3.m4s"));
    answer("a105.3.m4s", test::answerWith("x"));
    EXPECT_TRUE(asks("b106.0.m4s"));
}

TEST_F(LaneLoaderTest, KeepsAHintThatHasNearlyCome) {
    aim({105, 3}, {.parts = 0, .prefix = "a"});
    come("a106.0.m4s", 60'000);
    EXPECT_EQ(m_lane.boundUntil(), 12500ms);
    const auto other = m_world.makeLoaded("b", PlaylistMaker{.parts = 1, .prefix = "b"}.make(), 1);
    m_lane.switchTo(*other);
    advance();
    EXPECT_TRUE(asks("a106.0.m4s"));
}

TEST_F(LaneLoaderTest, GoesOnInTheNewestChoiceThoughAHintOfTheFirstIsDroppedForIt) {
    aim({105, 3}, {.parts = 0, .prefix = "a"});
    auto playlist = PlaylistMaker{.parts = 2, .prefix = "b"}.make();
    playlist.inProgress.parts[1].isIndependent = true;
    const auto second = m_world.makeLoaded("b", playlist, 1);
    const auto third = m_world.makeLoaded("c", PlaylistMaker{.parts = 1, .prefix = "c"}.make(), 2);
    // Too much of it has come to leave it for the second, but not for the third.
    come("a106.0.m4s", 55'000);
    m_lane.switchTo(*second);
    advance();
    EXPECT_EQ(m_lane.source(), second.get());
    EXPECT_TRUE(asks("a106.0.m4s"));
    m_lane.switchTo(*third);
    advance();
    EXPECT_FALSE(asks("a106.0.m4s"));
    EXPECT_EQ(m_lane.source(), third.get());
    EXPECT_EQ(m_lane.next(), nullptr);
    answer("a105.3.m4s", test::answerWith("x"));
    EXPECT_TRUE(asks("c106.0.m4s"));
}

TEST_F(LaneLoaderTest, TellsHowFarATransferHasComeAndWhetherAnotherComesBesideIt) {
    aim({105, 3}, {.parts = 0, .prefix = "a"});
    m_lane.tellProgress();
    EXPECT_TRUE(m_whole.empty());
    come("a105.3.m4s", 1'000);
    come("a106.0.m4s", 1'000);
    m_lane.tellProgress();
    answer("a105.3.m4s", test::answerWith("x"));
    EXPECT_EQ(m_whole, (std::vector<bool>{false, true}));
    EXPECT_EQ(m_besideAnother, (std::vector<bool>{true, true}));
}

TEST_F(LaneLoaderTest, SaysWhenTheWindowHasMovedOn) {
    aim({100, 0});
    answer("a100.0.m4s", test::answerWith("x"));
    answer("a100.1.m4s", test::answerOf(404));
    update(*m_source, {.first = 150, .prefix = "a"});
    m_world.clock.advance(1s);
    advance();
    EXPECT_EQ(m_gone, 500ms);
}

TEST_F(LaneLoaderTest, IsAtItsEndWhenTheListHasEnded) {
    auto playlist = PlaylistMaker{.hasParts = false, .prefix = "a"}.make();
    playlist.hasEndList = true;
    m_source = m_world.makeLoaded("a", playlist);
    m_lane.aim(*m_source, {{105, 0}, 10s});
    advance();
    answer("ainit.mp4", test::answerWith("moov"));
    EXPECT_FALSE(m_lane.isAtEnd());
    answer("a105.m4s", test::answerWith("x"));
    EXPECT_TRUE(m_lane.isAtEnd());
}

class RangedLaneTest : public LaneLoaderTest {
protected:
    /// The server's playlist as that of the maker, its segments in progress one file each, of
    /// parts of 100 bytes, but for the last part, and the hint.
    static hls::MediaPlaylist ranged(const PlaylistMaker& maker, std::uint64_t hinted) {
        hls::MediaPlaylist playlist = maker.make();
        std::uint64_t offset = 0;
        for (hls::Part& part : playlist.inProgress.parts) {
            part.uri = "afile";
            part.range = hls::ByteRange{offset, 100};
            offset += 100;
        }
        playlist.preloadHints.front().uri = "afile";
        playlist.preloadHints.front().range = hls::ByteRange{offset, hinted};
        return playlist;
    }
    void take(const hls::MediaPlaylist& playlist) {
        FetchAnswer answer = test::answerWith(hls::writeMediaPlaylist(playlist));
        answer.url = m_source->tracker().url();
        m_source->take(answer);
        advance();
    }
    void aimAtEnd() {
        m_source = m_world.makeLoaded("a", ranged({.parts = 1, .prefix = "a"}, 100));
        m_lane.aim(*m_source, {{106, 1}, 12500ms});
        advance();
        answer("ainit.mp4", test::answerWith("moov"));
    }
    static FetchAnswer part(std::string bytes, const std::string& range) {
        FetchAnswer answer = test::answerWith(std::move(bytes));
        answer.status = 206;
        answer.headers["content-range"] = "bytes " + range + "/*";
        return answer;
    }
};

TEST_F(RangedLaneTest, AwaitsTheHintedRangeOfAFile) {
    aimAtEnd();
    ASSERT_TRUE(asks("afile"));
    EXPECT_EQ(m_world.fetcher.open().back().range, (hls::ByteRange{100, 100}));
    answer("afile", part(std::string(100, 'x'), "100-199"));
    EXPECT_TRUE(m_chunks.empty());
    take(ranged({.parts = 2, .prefix = "a"}, 100));
    ASSERT_EQ(m_chunks.size(), 1U);
    EXPECT_EQ(m_chunks[0].bytes.size(), 100U);
    EXPECT_EQ(m_world.fetcher.open().back().range, (hls::ByteRange{200, 100}));
}

TEST_F(RangedLaneTest, AsksAgainWhereTheListedRangeIsAnother) {
    aimAtEnd();
    auto listed = ranged({.parts = 2, .prefix = "a"}, 100);
    listed.inProgress.parts[1].range = hls::ByteRange{100, 90};
    take(listed);
    EXPECT_EQ(m_world.fetcher.cancelled(), 1U);
    ASSERT_FALSE(m_world.fetcher.open().empty());
    EXPECT_EQ(m_world.fetcher.open().front().range, (hls::ByteRange{100, 90}));
}

TEST_F(RangedLaneTest, AwaitsTheNextRangeOfAFileAfterOneThatWasRefused) {
    aimAtEnd();
    answer("afile", test::answerOf(416));
    EXPECT_FALSE(asks("afile"));
    take(ranged({.parts = 2, .prefix = "a"}, 100));
    EXPECT_EQ(m_world.fetcher.open().front().range, (hls::ByteRange{100, 100}));
    answer("afile", part(std::string(100, 'x'), "100-199"));
    EXPECT_EQ(m_chunks.size(), 1U);
    ASSERT_TRUE(asks("afile"));
    EXPECT_EQ(m_world.fetcher.open().front().range, (hls::ByteRange{200, 100}));
}

TEST_F(RangedLaneTest, PutsAGapWhereTheServerSendsSomethingElse) {
    aimAtEnd();
    take(ranged({.parts = 2, .prefix = "a"}, 100));
    answer("afile", part(std::string(100, 'x'), "0-99"));
    m_world.clock.advance(200ms);
    advance();
    answer("afile", part(std::string(100, 'x'), "0-99"));
    ASSERT_FALSE(m_chunks.empty());
    EXPECT_TRUE(m_chunks[0].isGap);
}

}  // namespace
}  // namespace sigma::player
