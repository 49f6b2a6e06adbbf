#include <gtest/gtest.h>

#include "core/player/loading/probe_loader.h"
#include "tests/core/player/policy_doubles.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class ProbeLoaderTest : public testing::Test {
protected:
    test::SourceFixture m_world;
    test::CountingEstimator m_bandwidth;
    ProbeLoader m_probe{m_world.requests, m_world.clock, m_bandwidth};
};

TEST_F(ProbeLoaderTest, LoadsTheLastPartAndThrowsItAway) {
    const auto source = m_world.makeSource("v");
    m_probe.begin(*source, hls::RenditionReport{"v", 106, 1});
    source->tick();
    m_world.fetcher.answer(m_world.requests, "_HLS_msn=106&_HLS_part=1",
                           test::answerWith(test::PlaylistMaker{}.text()));
    m_probe.advance();
    ASSERT_TRUE(m_world.fetcher.asks("106.1.m4s"));
    EXPECT_EQ(m_world.fetcher.open().back().kind, FetchKind::kProbe);
    m_world.fetcher.answer(m_world.requests, "106.1.m4s", test::answerWith("12345"));
    EXPECT_EQ(m_bandwidth.bytes, 5U);
    EXPECT_FALSE(m_probe.isBusy());
}

TEST_F(ProbeLoaderTest, TakesTheLastPartOfAFinishedSegment) {
    const auto source = m_world.makeLoaded("v", test::PlaylistMaker{.parts = 0}.make());
    m_probe.begin(*source, std::nullopt);
    m_probe.advance();
    EXPECT_TRUE(m_world.fetcher.asks("105.3.m4s"));
}

TEST_F(ProbeLoaderTest, AsksForNoMoreThanThePartOfAFile) {
    hls::MediaPlaylist playlist = test::PlaylistMaker{}.make();
    playlist.inProgress.parts.back().range = *hls::ByteRange::create(1'000, 5);
    const auto source = m_world.makeLoaded("v", playlist);
    m_probe.begin(*source, std::nullopt);
    m_probe.advance();
    ASSERT_TRUE(m_world.fetcher.asks("106.1.m4s"));
    EXPECT_EQ(m_world.fetcher.open().back().range, playlist.inProgress.parts.back().range);
}

TEST_F(ProbeLoaderTest, LearnsNothingFromAFailure) {
    const auto source = m_world.makeLoaded("v", test::PlaylistMaker{}.make());
    m_probe.begin(*source, std::nullopt);
    m_probe.advance();
    m_world.fetcher.answer(m_world.requests, "106.1.m4s", test::answerOf(404));
    EXPECT_EQ(m_bandwidth.transfers, 0U);
    EXPECT_FALSE(m_probe.isBusy());
}

TEST_F(ProbeLoaderTest, GivesUpWhereNoPlaylistComes) {
    const auto source = m_world.makeSource("v");
    m_probe.begin(*source, std::nullopt);
    m_probe.advance();
    EXPECT_TRUE(m_probe.isBusy());
    m_world.clock.advance(6s);
    m_probe.advance();
    EXPECT_FALSE(m_probe.isBusy());
}

}  // namespace
}  // namespace sigma::player
