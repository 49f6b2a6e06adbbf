#include <gtest/gtest.h>

#include "core/player/stream/staleness_watch.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::PlaylistMaker;
using Verdict = StalenessWatch::Verdict;

class StalenessWatchTest : public testing::Test {
protected:
    Verdict judge(const MediaSource& source) {
        return m_watch.judge(&source, m_world.clock.steadyNow());
    }

    test::SourceFixture m_world;
    StalenessWatch m_watch;
};

TEST_F(StalenessWatchTest, TellsOnceThatAPlaylistHasTurnedStale) {
    const auto source = m_world.makeLoaded("v", PlaylistMaker{}.make());
    const Duration limit = StalenessWatch::limitOf(source->playlist());
    m_world.clock.advance(limit);
    EXPECT_EQ(judge(*source), Verdict::kFresh);
    m_world.clock.advance(1ms);
    EXPECT_EQ(judge(*source), Verdict::kTurnedStale);
    EXPECT_EQ(judge(*source), Verdict::kStale);
    EXPECT_TRUE(m_watch.isStale());
    source->take(test::answerWith(PlaylistMaker{.parts = 3}.text()));
    EXPECT_EQ(judge(*source), Verdict::kFresh);
    EXPECT_FALSE(m_watch.isStale());
}

TEST_F(StalenessWatchTest, ExpectsNothingNewOfWhatIsNotFollowedOrHasEnded) {
    auto playlist = PlaylistMaker{}.make();
    playlist.hasEndList = true;
    const auto ended = m_world.makeLoaded("a", playlist);
    const auto resting = m_world.makeLoaded("b", PlaylistMaker{}.make(), 1);
    resting->rest();
    m_world.clock.advance(1h);
    EXPECT_EQ(judge(*ended), Verdict::kFresh);
    EXPECT_EQ(judge(*resting), Verdict::kFresh);
    EXPECT_EQ(m_watch.judge(nullptr, m_world.clock.steadyNow()), Verdict::kFresh);
}

TEST_F(StalenessWatchTest, IsPatientWithShortSegments) {
    hls::MediaPlaylist playlist;
    playlist.targetDuration = 1s;
    EXPECT_EQ(StalenessWatch::limitOf(playlist), 4s);
    playlist.targetDuration = 6s;
    EXPECT_EQ(StalenessWatch::limitOf(playlist), 18s);
}

}  // namespace
}  // namespace sigma::player
