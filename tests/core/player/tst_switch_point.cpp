#include <gtest/gtest.h>

#include "core/player/loading/switch_point.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class SwitchPointTest : public testing::Test {
protected:
    test::SourceFixture m_world;
    std::unique_ptr<MediaSource> m_source = m_world.makeLoaded("v", test::PlaylistMaker{}.make());
};

TEST_F(SwitchPointTest, IsWhereAnIndependentPartBegins) {
    const auto entry = takeOverAt(*m_source, 4030ms);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->at, (ChunkPosition{102, 0}));
    EXPECT_FALSE(takeOverAt(*m_source, 4500ms));
    EXPECT_FALSE(takeOverAt(*m_source, 13s));
}

TEST_F(SwitchPointTest, GoesBackWhereThatIsLessToLoad) {
    // 0.5 s of the segment is loaded, 1.5 s are left.
    const auto entry = goBackTo(*m_source, {8s, 10500ms, 1e6, 2e5});
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->at, (ChunkPosition{105, 0}));
    EXPECT_FALSE(goBackTo(*m_source, {8s, 10500ms, 1e6, 9e5}));
}

TEST_F(SwitchPointTest, DoesNotGoBackToWhatIsPlayed) {
    EXPECT_FALSE(goBackTo(*m_source, {10100ms, 10500ms, 1e6, 2e5}));
}

TEST_F(SwitchPointTest, LiesAsFarFromTheNextAsTheNewestTwoFromEachOther) {
    EXPECT_EQ(switchInterval(*m_source), 2s);
    test::PlaylistMaker maker;
    maker.prefix = "w/";
    hls::MediaPlaylist playlist = maker.make();
    playlist.inProgress.parts.at(1).isIndependent = true;
    const auto twice = m_world.makeLoaded("w", playlist);
    EXPECT_EQ(switchInterval(*twice), 500ms);
}

}  // namespace
}  // namespace sigma::player
