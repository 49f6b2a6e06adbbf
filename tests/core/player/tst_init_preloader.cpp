#include <gtest/gtest.h>

#include "core/player/loading/init_preloader.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class InitPreloaderTest : public testing::Test {
protected:
    void come(const hls::MediaPlaylist& playlist) {
        FetchAnswer answer = test::answerWith(hls::writeMediaPlaylist(playlist));
        answer.url = m_source->tracker().url();
        m_source->take(answer);
        m_preloader.onPlaylist(*m_source);
    }
    bool asks(std::string_view ending) const { return m_world.fetcher.asks(ending); }

    test::SourceFixture m_world;
    InitStore m_inits{m_world.requests, m_world.clock};
    InitPreloader m_preloader{m_inits};
    std::unique_ptr<MediaSource> m_source = m_world.makeSource("a");
};

TEST_F(InitPreloaderTest, LoadsTheSectionOfWhatIsNewest) {
    auto playlist = test::PlaylistMaker{}.make();
    playlist.inProgress.map.uri = "second.mp4";
    come(playlist);
    EXPECT_TRUE(asks("a/second.mp4"));
    EXPECT_EQ(m_world.fetcher.open().size(), 1U);
}

TEST_F(InitPreloaderTest, LoadsTheSectionThatIsHintedAt) {
    auto playlist = test::PlaylistMaker{}.make();
    playlist.preloadHints.push_back({hls::PreloadHint::Type::kMap, "next.mp4"});
    come(playlist);
    EXPECT_TRUE(asks("a/init.mp4"));
    EXPECT_TRUE(asks("a/next.mp4"));
}

TEST_F(InitPreloaderTest, LeavesOneThatFailedToTheChunkThatNeedsIt) {
    come(test::PlaylistMaker{}.make());
    m_world.fetcher.answer(m_world.requests, "init.mp4", test::answerOf(503));
    m_world.clock.advance(10s);
    come(test::PlaylistMaker{.parts = 3}.make());
    EXPECT_FALSE(asks("init.mp4"));
}

TEST_F(InitPreloaderTest, LoadsThemAgainForAnotherStream) {
    come(test::PlaylistMaker{}.make());
    m_world.fetcher.answer(m_world.requests, "init.mp4", test::answerWith("moov"));
    m_preloader.forget();
    come(test::PlaylistMaker{.parts = 3}.make());
    EXPECT_TRUE(asks("a/init.mp4"));
}

}  // namespace
}  // namespace sigma::player
