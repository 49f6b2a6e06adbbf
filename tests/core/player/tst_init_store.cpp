#include <gtest/gtest.h>

#include "core/player/init_store.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/scripted_fetcher.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class InitStoreTest : public testing::Test {
protected:
    sigma::test::FakeClock m_clock;
    test::ScriptedFetcher m_fetcher;
    Requests m_requests{m_fetcher};
    InitStore m_store{m_requests, m_clock};
    httpclient::Url m_url = test::urlOf("http://a/init.mp4");
};

TEST_F(InitStoreTest, LoadsEachOnce) {
    m_store.load(m_url);
    m_store.load(m_url);
    EXPECT_EQ(m_fetcher.open().size(), 1U);
    EXPECT_FALSE(m_store.find(m_url));
    m_fetcher.answer(m_requests, "init.mp4", test::answerWith("moov"));
    m_store.load(m_url);
    EXPECT_TRUE(m_fetcher.open().empty());
    ASSERT_TRUE(m_store.find(m_url));
    EXPECT_EQ(m_store.find(m_url)->text(), "moov");
}

TEST_F(InitStoreTest, TriesAgainAfterAWhile) {
    m_store.load(m_url);
    m_fetcher.answer(m_requests, "init.mp4", test::answerOf(503));
    EXPECT_EQ(m_store.failures(m_url), 1U);
    m_store.load(m_url);
    EXPECT_TRUE(m_fetcher.open().empty());
    m_clock.advance(500ms);
    m_store.load(m_url);
    EXPECT_EQ(m_fetcher.open().size(), 1U);
}

TEST_F(InitStoreTest, KeepsThirtyTwo) {
    for (int i = 0; i != 40; ++i) {
        const std::string name = "init" + std::to_string(i) + ".mp4";
        m_store.load(test::urlOf("http://a/" + name));
        m_fetcher.answer(m_requests, name, test::answerWith("moov"));
    }
    EXPECT_FALSE(m_store.find(test::urlOf("http://a/init0.mp4")));
    EXPECT_TRUE(m_store.find(test::urlOf("http://a/init39.mp4")));
    m_store.load(test::urlOf("http://a/init8.mp4"));
    EXPECT_TRUE(m_store.find(test::urlOf("http://a/init8.mp4")));
    EXPECT_TRUE(m_store.find(test::urlOf("http://a/init9.mp4")));
}

TEST_F(InitStoreTest, LoadsAgainWhatItWasToForget) {
    m_store.load(m_url);
    m_fetcher.answer(m_requests, "init.mp4", test::answerWith("old"));
    m_store.forget();
    EXPECT_FALSE(m_store.find(m_url));
    m_store.load(m_url);
    m_fetcher.answer(m_requests, "init.mp4", test::answerWith("new"));
    ASSERT_TRUE(m_store.find(m_url));
    EXPECT_EQ(m_store.find(m_url)->text(), "new");
}

TEST_F(InitStoreTest, SaysWhatItKnowsOfWhatItIsAskedFor) {
    EXPECT_FALSE(m_store.obtain(m_url));
    EXPECT_FALSE(m_store.obtain(m_url));
    EXPECT_EQ(m_fetcher.open().size(), 1U);
    m_fetcher.answer(m_requests, "init.mp4", test::answerWith("moov"));
    ASSERT_TRUE(m_store.obtain(m_url));
    EXPECT_EQ((*m_store.obtain(m_url))->text(), "moov");
}

TEST_F(InitStoreTest, GivesUpAfterThreeTries) {
    for (int i = 0; i != 3; ++i) {
        EXPECT_FALSE(m_store.obtain(m_url));
        m_fetcher.answer(m_requests, "init.mp4", test::answerOf(404));
        m_clock.advance(500ms);
    }
    const auto obtained = m_store.obtain(m_url);
    ASSERT_TRUE(obtained);
    EXPECT_EQ(obtained->error().code, ErrorCode::kNotFound);
    EXPECT_TRUE(m_fetcher.open().empty());
}

TEST_F(InitStoreTest, KeepsTheRangesOfAFileApart) {
    const hls::ByteRange first{0, 2};
    const hls::ByteRange second{2, 3};
    m_store.load(m_url, first);
    m_store.load(m_url, second);
    ASSERT_EQ(m_fetcher.open().size(), 2U);
    m_fetcher.answer(m_requests, "init.mp4", test::answerWith("abcde"));
    EXPECT_EQ(m_store.find(m_url, first)->text(), "ab");
    EXPECT_FALSE(m_store.find(m_url, second));
    m_fetcher.answer(m_requests, "init.mp4", test::answerWith("abcd"));
    EXPECT_EQ(m_store.failures(m_url, second), 1U);
    EXPECT_EQ(m_store.failures(m_url, first), 0U);
    EXPECT_FALSE(m_store.find(m_url));
}

}  // namespace
}  // namespace sigma::player
