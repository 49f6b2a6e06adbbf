#include <gtest/gtest.h>

#include "core/player/playing/playlist_guard.h"
#include "tests/core/player/feed_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using Remedy = PlaylistGuard::Remedy;

constexpr SourceId kFirst{Lane::kMain, 0};
constexpr SourceId kSecond{Lane::kMain, 1};

class PlaylistGuardTest : public test::FeedFixture {
protected:
    /// The source's playlist answers so once more.
    Remedy fail(SourceId id, int status) {
        MediaSource& source = m_sources.at(id);
        source.take(test::answerOf(status));
        return m_guard.onError(source, m_world.errors.back());
    }
    bool isUsable(std::size_t variant) {
        for (const Quality& quality : m_quality.ladder().qualities(m_world.clock.steadyNow())) {
            if (quality.variant == variant) {
                return quality.isUsable;
            }
        }
        return false;
    }

    PlaylistGuard m_guard{m_feed, m_quality.ladder(), m_world.clock};
};

TEST_F(PlaylistGuardTest, LeavesAQualityWhosePlaylistFailsTwice) {
    m_feed.setLayout(m_layout, 0);
    EXPECT_EQ(fail(kFirst, 503), Remedy::kNone);
    EXPECT_TRUE(isUsable(0));
    EXPECT_EQ(fail(kFirst, 503), Remedy::kNone);
    EXPECT_FALSE(isUsable(0));
    EXPECT_EQ(m_feed.variant(), 1U);
    EXPECT_TRUE(m_sources.at(kSecond).isFollowed());
    m_world.clock.advance(10s);
    EXPECT_TRUE(isUsable(0));
}

TEST_F(PlaylistGuardTest, OpensTheStreamAgainWhereNoQualityIsFound) {
    m_feed.setLayout(m_layout, 0);
    fail(kFirst, 404);
    fail(kFirst, 404);
    EXPECT_EQ(fail(kSecond, 404), Remedy::kNone);
    EXPECT_EQ(fail(kSecond, 404), Remedy::kNone);
    EXPECT_EQ(fail(kSecond, 404), Remedy::kOpenAgain);
}

TEST_F(PlaylistGuardTest, OpensTheStreamAgainWhereFivePlaylistsInARowAreGone) {
    m_feed.setLayout(m_layout, 0);
    const auto again = [&] {
        m_world.clock.advance(11s);
        return fail(kFirst, 404);
    };
    for (int round = 0; round != 2; ++round) {
        for (int i = 0; i != 4; ++i) {
            EXPECT_EQ(again(), Remedy::kNone);
        }
        EXPECT_EQ(again(), Remedy::kOpenAgain);
    }
    for (int i = 0; i != 10; ++i) {
        EXPECT_EQ(again(), Remedy::kNone);
        m_guard.onPlaylist();
    }
}

TEST_F(PlaylistGuardTest, TriesOnWhereNoQualityIsServed) {
    m_feed.setLayout(m_layout, 0);
    for (int i = 0; i != 10; ++i) {
        EXPECT_EQ(fail(kFirst, 503), Remedy::kNone);
        EXPECT_EQ(fail(kSecond, 503), Remedy::kNone);
    }
}

TEST_F(PlaylistGuardTest, GivesUpWhereEveryQualityIsForbidden) {
    m_feed.setLayout(m_layout, 0);
    for (int i = 0; i != 5; ++i) {
        EXPECT_EQ(fail(kFirst, 403), Remedy::kNone);
    }
    for (int i = 0; i != 4; ++i) {
        EXPECT_EQ(fail(kSecond, 403), Remedy::kNone);
    }
    EXPECT_EQ(fail(kSecond, 403), Remedy::kGiveUp);
    m_world.clock.advance(1h);
    EXPECT_FALSE(isUsable(0));
}

TEST_F(PlaylistGuardTest, LeavesOutAQualityThatCannotBePlayed) {
    m_feed.setLayout(m_layout, 0);
    MediaSource& source = m_sources.at(kFirst);
    EXPECT_EQ(m_guard.onError(source, {ErrorCode::kUnsupported, "encrypted"}), Remedy::kNone);
    EXPECT_EQ(m_feed.variant(), 1U);
    EXPECT_FALSE(isUsable(0));
    EXPECT_EQ(m_guard.onError(m_sources.at(kSecond), {ErrorCode::kUnsupported, "encrypted"}),
              Remedy::kGiveUp);
}

TEST_F(PlaylistGuardTest, LeavesWhatIsNotPlayedAlone) {
    m_feed.setLayout(m_layout, 1);
    for (int i = 0; i != 10; ++i) {
        EXPECT_EQ(fail(kFirst, 404), Remedy::kNone);
    }
    EXPECT_EQ(m_feed.variant(), 1U);
}

TEST_F(PlaylistGuardTest, TakesAnotherQualityWhenAPlaylistStandsStill) {
    begin();
    m_world.clock.advance(StalenessWatch::limitOf(m_feed.loaded()->playlist()) + 1ms);
    EXPECT_FALSE(m_guard.isStillStale());
    EXPECT_TRUE(m_guard.isStale());
    EXPECT_FALSE(isUsable(0));
    EXPECT_EQ(m_feed.figures().faults, 1U);
    EXPECT_TRUE(m_sources.at(kSecond).isFollowed());
    EXPECT_TRUE(m_guard.isStillStale());
    EXPECT_EQ(m_feed.figures().faults, 1U);
}

}  // namespace
}  // namespace sigma::player
