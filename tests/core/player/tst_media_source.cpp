#include <gtest/gtest.h>

#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::PlaylistMaker;

class MediaSourceTest : public testing::Test {
protected:
    test::SourceFixture m_world;
};

TEST_F(MediaSourceTest, FollowsItsPlaylist) {
    const auto source = m_world.makeLoaded("v", PlaylistMaker{}.make());
    EXPECT_TRUE(source->hasPlaylist());
    EXPECT_EQ(source->timeline().end(), 13s);
    source->tick();
    m_world.fetcher.answer(m_world.requests, "_HLS_msn=106&_HLS_part=2&_HLS_skip=YES",
                           test::answerWith(PlaylistMaker{.parts = 3}.text()));
    EXPECT_EQ(source->timeline().end(), 13500ms);
    EXPECT_EQ(m_world.changes, (std::vector{PlaylistChange::kUpdated, PlaylistChange::kUpdated}));
}

TEST_F(MediaSourceTest, AsksOnceToBeAcquainted) {
    const auto source = m_world.makeSource("v");
    EXPECT_EQ(source->tick(), std::nullopt);
    EXPECT_TRUE(m_world.fetcher.open().empty());
    source->acquaint();
    source->tick();
    m_world.fetcher.answer(m_world.requests, "v.m3u8", test::answerWith(PlaylistMaker{}.text()));
    EXPECT_TRUE(source->isAcquainted());
    source->tick();
    EXPECT_TRUE(m_world.fetcher.open().empty());
}

TEST_F(MediaSourceTest, BeginsWhereAnotherRenditionHasGot) {
    const auto source = m_world.makeSource("v");
    source->follow(hls::RenditionReport{"v", 12, 3});
    source->tick();
    EXPECT_TRUE(m_world.fetcher.asks("_HLS_msn=12&_HLS_part=3"));
}

TEST_F(MediaSourceTest, IsPutBesideTheReference) {
    MediaTimeline reference;
    reference.begin(PlaylistMaker{}.make(), nullptr, 100s);
    m_world.reference = &reference;
    const auto source = m_world.makeLoaded("v", PlaylistMaker{.first = 102}.make());
    EXPECT_EQ(source->timeline().start(), 104s);
}

TEST_F(MediaSourceTest, TellsOfErrors) {
    const auto source = m_world.makeSource("v");
    source->follow();
    source->tick();
    m_world.fetcher.answer(m_world.requests, "v.m3u8", test::answerOf(404));
    ASSERT_EQ(m_world.errors.size(), 1U);
    EXPECT_EQ(m_world.errors[0].code, ErrorCode::kNotFound);
}

TEST_F(MediaSourceTest, CancelsWhenItRests) {
    const auto source = m_world.makeLoaded("v", PlaylistMaker{}.make());
    source->tick();
    source->rest();
    EXPECT_TRUE(m_world.fetcher.open().empty());
    EXPECT_FALSE(source->isFollowed());
}

TEST_F(MediaSourceTest, IsInNoHurryWhileSeveralListedPartsAreStillToBeLoaded) {
    const auto source = m_world.makeLoaded("v", PlaylistMaker{}.make());
    const SteadyTime loaded = m_world.clock.steadyNow();
    source->setLoadedUntil(12s);
    EXPECT_EQ(source->tick(), loaded + 2s);
    EXPECT_TRUE(m_world.fetcher.open().empty());
    m_world.clock.advance(2s);
    source->tick();
    EXPECT_TRUE(m_world.fetcher.asks("_HLS_msn=106&_HLS_part=2&_HLS_skip=YES"));
}

TEST_F(MediaSourceTest, AsksAtOnceWhenTheLastListedPartIsUnderWay) {
    const auto source = m_world.makeLoaded("v", PlaylistMaker{}.make());
    source->setLoadedUntil(12500ms);
    source->tick();
    EXPECT_TRUE(m_world.fetcher.asks("_HLS_msn=106&_HLS_part=2&_HLS_skip=YES"));
}

TEST_F(MediaSourceTest, ForgetsWhatIsLoadedWhenItIsFollowedAnew) {
    const auto source = m_world.makeLoaded("v", PlaylistMaker{}.make());
    source->setLoadedUntil(0s);
    source->rest();
    source->follow();
    source->tick();
    m_world.fetcher.answer(m_world.requests, "v/v.m3u8", test::answerWith(PlaylistMaker{}.text()));
    source->tick();
    EXPECT_TRUE(m_world.fetcher.asks("_HLS_msn=106&_HLS_part=2&_HLS_skip=YES"));
}

TEST_F(MediaSourceTest, AsksAtOnceWhenItIsRefreshedThoughPartsAreStillToBeLoaded) {
    const auto source = m_world.makeLoaded("v", PlaylistMaker{}.make());
    source->refresh();
    source->setLoadedUntil(12s);
    source->tick();
    EXPECT_TRUE(m_world.fetcher.asks("/v.m3u8"));
    m_world.fetcher.answer(m_world.requests, "/v.m3u8", test::answerWith(PlaylistMaker{}.text()));
    source->tick();
    EXPECT_TRUE(m_world.fetcher.open().empty());
}

TEST_F(MediaSourceTest, AsksAtOnceWhenItIsRefreshed) {
    const auto source = m_world.makeLoaded("v", PlaylistMaker{}.make());
    source->tick();
    source->refresh();
    source->tick();
    ASSERT_EQ(m_world.fetcher.open().size(), 1U);
    EXPECT_TRUE(m_world.fetcher.asks("/v.m3u8"));
    EXPECT_TRUE(source->hasPlaylist());
    source->tuneIn();
    EXPECT_FALSE(source->hasPlaylist());
    EXPECT_TRUE(source->isFollowed());
}

}  // namespace
}  // namespace sigma::player
