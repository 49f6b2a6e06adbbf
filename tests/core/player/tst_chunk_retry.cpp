#include <gtest/gtest.h>

#include "core/player/loading/chunk_retry.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class ChunkRetryTest : public testing::Test {
protected:
    bool fail(ErrorCode code) { return m_retry.mayTryAgain(code, m_clock.steadyNow()); }
    auto pause() const { return m_retry.notBefore() - m_clock.steadyNow(); }

    sigma::test::FakeClock m_clock;
    ChunkRetry m_retry;
};

TEST_F(ChunkRetryTest, TriesTwiceWhatIsNotThere) {
    EXPECT_TRUE(fail(ErrorCode::kNotFound));
    EXPECT_FALSE(fail(ErrorCode::kNotFound));
    EXPECT_TRUE(fail(ErrorCode::kNotFound));
    EXPECT_FALSE(fail(ErrorCode::kInvalidData));
}

TEST_F(ChunkRetryTest, TriesSixTimesWhatIsNotServed) {
    for (int i = 0; i != 5; ++i) {
        EXPECT_TRUE(fail(ErrorCode::kUnavailable));
    }
    EXPECT_FALSE(fail(ErrorCode::kUnavailable));
}

TEST_F(ChunkRetryTest, WaitsTwiceAsLongEachTimeUpToTwoSeconds) {
    for (const auto expected : {100ms, 200ms, 400ms, 800ms, 1600ms, 2000ms, 2000ms}) {
        EXPECT_TRUE(fail(ErrorCode::kIo));
        EXPECT_EQ(pause(), expected);
    }
}

TEST_F(ChunkRetryTest, CountsAnewBehindAChunkThatCame) {
    EXPECT_TRUE(fail(ErrorCode::kNotFound));
    m_retry.onLoaded();
    EXPECT_TRUE(fail(ErrorCode::kNotFound));
    EXPECT_EQ(pause(), 100ms);
}

TEST_F(ChunkRetryTest, DoesNotKeepAnotherChunkWaiting) {
    EXPECT_TRUE(fail(ErrorCode::kNotFound));
    m_retry.reset();
    EXPECT_LE(m_retry.notBefore(), m_clock.steadyNow());
    EXPECT_TRUE(fail(ErrorCode::kNotFound));
}

}  // namespace
}  // namespace sigma::player
