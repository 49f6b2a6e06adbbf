#include <gtest/gtest.h>

#include "core/player/stream/stream_opener.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/scripted_fetcher.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class StreamOpenerTest : public testing::Test {
protected:
    void answer(FetchAnswer answer) {
        m_opener.tick();
        m_fetcher.answer(m_requests, "index.m3u8", std::move(answer));
    }

    sigma::test::FakeClock m_clock;
    test::ScriptedFetcher m_fetcher;
    Requests m_requests{m_fetcher};
    std::optional<StreamLayout> m_layout;
    bool m_isMedia = false;
    StreamOpener m_opener{test::urlOf("http://a.example/index.m3u8"), m_requests, m_clock,
                          [this](StreamLayout layout, const FetchAnswer&, bool isMedia) {
                              m_layout = std::move(layout);
                              m_isMedia = isMedia;
                          }};
};

TEST_F(StreamOpenerTest, OpensAMultivariantPlaylist) {
    answer(test::answerWith("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=9\nv.m3u8\n"));
    ASSERT_TRUE(m_layout);
    EXPECT_FALSE(m_isMedia);
    EXPECT_EQ(m_opener.tick(), std::nullopt);
    EXPECT_TRUE(m_fetcher.open().empty());
}

TEST_F(StreamOpenerTest, OpensAMediaPlaylist) {
    answer(test::answerWith(test::PlaylistMaker{}.text()));
    ASSERT_TRUE(m_layout);
    EXPECT_TRUE(m_isMedia);
}

TEST_F(StreamOpenerTest, TriesAgainUntilTheStreamBegins) {
    answer(test::answerOf(404));
    EXPECT_EQ(m_opener.error()->code, ErrorCode::kNotFound);
    EXPECT_FALSE(m_opener.hasFailed());
    EXPECT_EQ(m_opener.tick(), m_clock.steadyNow() + 500ms);
    m_clock.advance(500ms);
    answer(test::answerWith(test::PlaylistMaker{}.text()));
    EXPECT_TRUE(m_layout);
    EXPECT_FALSE(m_opener.error());
}

TEST_F(StreamOpenerTest, OpensAgainWhenToldTo) {
    answer(test::answerWith("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=9\nv.m3u8\n"));
    m_layout.reset();
    m_opener.begin();
    answer(test::answerOf(404));
    EXPECT_TRUE(m_opener.error());
    m_clock.advance(500ms);
    answer(test::answerWith("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=9\nw.m3u8\n"));
    ASSERT_TRUE(m_layout);
    EXPECT_EQ(m_layout->variants.front().url.target, "/w.m3u8");
    EXPECT_FALSE(m_opener.error());
}

TEST_F(StreamOpenerTest, RestsWhereWhatItSaidStands) {
    answer(test::answerWith("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=9\nv.m3u8\n"));
    m_opener.begin();
    m_opener.tick();
    m_opener.rest();
    EXPECT_EQ(m_opener.tick(), std::nullopt);
    EXPECT_TRUE(m_fetcher.open().empty());
}

TEST_F(StreamOpenerTest, GivesUpWhatIsNotForThisViewer) {
    answer(test::answerOf(403));
    EXPECT_TRUE(m_opener.hasFailed());
}

TEST_F(StreamOpenerTest, RefusesEncryptionClearly) {
    answer(
        test::answerWith("#EXTM3U\n#EXT-X-TARGETDURATION:2\n"
                         "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:2,\na.ts\n"));
    EXPECT_TRUE(m_opener.hasFailed());
    EXPECT_NE(m_opener.error()->context.find("encryption is not supported"), std::string::npos);
}

TEST_F(StreamOpenerTest, GivesUpWhatIsNoPlaylistAfterSomeTries) {
    for (int i = 0; i != 3; ++i) {
        EXPECT_FALSE(m_opener.hasFailed());
        answer(test::answerWith("<html>"));
        m_clock.advance(10s);
    }
    EXPECT_TRUE(m_opener.hasFailed());
}

}  // namespace
}  // namespace sigma::player
