#include <gtest/gtest.h>

#include "core/player/stream/source_book.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr SourceId kFirst{Lane::kMain, 0};
constexpr SourceId kSecond{Lane::kMain, 1};

class SourceBookTest : public testing::Test {
protected:
    SourceBookTest() {
        for (const char* const name : {"a", "b"}) {
            StreamVariant variant;
            variant.url = test::urlOf("http://a.example/" + std::string(name) + "/v.m3u8");
            m_layout.variants.push_back(std::move(variant));
        }
        m_book.setLayout(m_layout);
    }

    test::SourceFixture m_world;
    StreamLayout m_layout;
    SourceBook m_book{m_world.requests, m_world.clock, m_world};
};

TEST_F(SourceBookTest, MakesASourceWhenItIsNeeded) {
    EXPECT_EQ(m_book.find(kFirst), nullptr);
    const MediaSource& first = m_book.at(kFirst);
    EXPECT_EQ(m_book.find(kFirst), &first);
    EXPECT_EQ(m_book.find(kSecond), nullptr);
}

TEST_F(SourceBookTest, SeedsAPlaylistWithWhatAnotherOneReports) {
    auto playlist = test::PlaylistMaker{}.make();
    playlist.renditionReports.push_back({"../b/v.m3u8", 7, 2});
    MediaSource& first = m_book.follow(kFirst, nullptr);
    m_book.tick();
    m_world.fetcher.answer(m_world.requests, "a/v.m3u8",
                           test::answerWith(hls::writeMediaPlaylist(playlist)));
    m_book.follow(kSecond, &first);
    m_book.tick();
    EXPECT_TRUE(m_world.fetcher.asks("b/v.m3u8?_HLS_msn=7&_HLS_part=2"));
}

TEST_F(SourceBookTest, KnowsWhatLiesOnTheTimelineBesideASource) {
    const MediaSource& first = m_book.follow(kFirst, nullptr);
    const MediaSource& second = m_book.at(kSecond);
    EXPECT_EQ(m_book.timelineBeside(second), nullptr);
    m_book.tick();
    m_world.fetcher.answer(m_world.requests, "a/v.m3u8",
                           test::answerWith(test::PlaylistMaker{}.text()));
    EXPECT_EQ(m_book.timelineBeside(second), &first.timeline());
    EXPECT_EQ(m_book.timelineBeside(first), nullptr);
    m_book.restUnless([](const MediaSource&) { return false; });
    EXPECT_EQ(m_book.timelineBeside(second), &first.timeline());
    m_book.tuneIn();
    EXPECT_EQ(m_book.timelineBeside(second), nullptr);
}

TEST_F(SourceBookTest, LetsRestWhatIsNotUsed) {
    m_book.follow(kFirst, nullptr);
    m_book.follow(kSecond, nullptr);
    m_book.restUnless([](const MediaSource& source) { return source.id() == kSecond; });
    EXPECT_FALSE(m_book.find(kFirst)->isFollowed());
    EXPECT_TRUE(m_book.find(kSecond)->isFollowed());
}

TEST_F(SourceBookTest, KnowsWhatIsBeingAcquainted) {
    EXPECT_FALSE(m_book.isAcquainting());
    m_book.at(kSecond).acquaint();
    EXPECT_TRUE(m_book.isAcquainting());
}

}  // namespace
}  // namespace sigma::player
