#include <gtest/gtest.h>

#include "core/player/loading/init_store.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/scripted_fetcher.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class InitStoreTest : public testing::Test {
protected:
    void answer(std::string_view name, FetchAnswer answer) {
        m_fetcher.answer(m_requests, name, std::move(answer));
    }
    /// Whether it was there, without a request for it.
    bool has(const httpclient::Url& url) {
        m_store.load(url);
        return m_fetcher.open().empty();
    }
    /// What is known where it is needed: its text, its error, or nothing.
    std::string known(const InitStore::Range& range = std::nullopt) {
        const auto obtained = m_store.obtain(m_url, range);
        return !obtained               ? "nothing yet"
               : obtained->has_value() ? std::string((*obtained)->text())
                                       : "an error";
    }

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
    EXPECT_EQ(known(), "nothing yet");
    EXPECT_EQ(m_fetcher.open().size(), 1U);
    answer("init.mp4", test::answerWith("moov"));
    m_store.load(m_url);
    EXPECT_TRUE(m_fetcher.open().empty());
    EXPECT_EQ(known(), "moov");
}

TEST_F(InitStoreTest, TriesAgainAfterAWhile) {
    m_store.load(m_url);
    answer("init.mp4", test::answerOf(503));
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
        answer(name, test::answerWith("moov"));
    }
    EXPECT_TRUE(has(test::urlOf("http://a/init39.mp4")));
    EXPECT_TRUE(has(test::urlOf("http://a/init8.mp4")));
    EXPECT_FALSE(has(test::urlOf("http://a/init7.mp4")));
}

TEST_F(InitStoreTest, LoadsAgainWhatItWasToForget) {
    m_store.load(m_url);
    answer("init.mp4", test::answerWith("old"));
    m_store.forget();
    EXPECT_EQ(known(), "nothing yet");
    answer("init.mp4", test::answerWith("new"));
    EXPECT_EQ(known(), "new");
}

TEST_F(InitStoreTest, SaysAfterThreeTriesThatItCannotBeHad) {
    for (int i = 0; i != 3; ++i) {
        m_clock.advance(500ms);
        EXPECT_EQ(known(), "nothing yet");
        answer("init.mp4", test::answerOf(404));
    }
    const auto obtained = m_store.obtain(m_url);
    ASSERT_TRUE(obtained);
    EXPECT_EQ(obtained->error().code, ErrorCode::kNotFound);
}

TEST_F(InitStoreTest, TriesOnceMoreForEachWhoNeedsItAfterwards) {
    for (int i = 0; i != 3; ++i) {
        m_clock.advance(500ms);
        known();
        answer("init.mp4", test::answerOf(404));
    }
    EXPECT_EQ(known(), "an error");
    EXPECT_EQ(known(), "nothing yet");
    EXPECT_TRUE(m_fetcher.open().empty());
    m_clock.advance(500ms);
    EXPECT_EQ(known(), "nothing yet");
    answer("init.mp4", test::answerOf(404));
    EXPECT_EQ(known(), "an error");
    m_clock.advance(500ms);
    EXPECT_EQ(known(), "nothing yet");
    answer("init.mp4", test::answerWith("moov"));
    EXPECT_EQ(known(), "moov");
}

TEST_F(InitStoreTest, CountsNoTriesBeforeItIsNeeded) {
    for (int i = 0; i != 5; ++i) {
        m_store.load(m_url);
        answer("init.mp4", test::answerOf(404));
        m_clock.advance(500ms);
    }
    EXPECT_EQ(known(), "nothing yet");
    answer("init.mp4", test::answerWith("moov"));
    EXPECT_EQ(known(), "moov");
}

TEST_F(InitStoreTest, KeepsTheRangesOfAFileApart) {
    const hls::ByteRange first{0, 2};
    const hls::ByteRange second{2, 3};
    m_store.load(m_url, first);
    m_store.load(m_url, second);
    ASSERT_EQ(m_fetcher.open().size(), 2U);
    answer("init.mp4", test::answerWith("abcde"));
    EXPECT_EQ(known(first), "ab");
    EXPECT_EQ(known(second), "nothing yet");
    // It has no range of five bytes.
    answer("init.mp4", test::answerWith("abcd"));
    EXPECT_EQ(known(second), "nothing yet");
    EXPECT_EQ(known(first), "ab");
    EXPECT_TRUE(m_fetcher.open().empty());
    EXPECT_EQ(known(), "nothing yet");
    EXPECT_EQ(m_fetcher.open().size(), 1U);
}

}  // namespace
}  // namespace sigma::player
