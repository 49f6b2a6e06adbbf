#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "core/net/bulk_pacer.h"

namespace sigma::net {
namespace {

using namespace std::chrono_literals;

class BulkPacerTest : public testing::Test {
protected:
    /// Turns of one millisecond for `length`, each with so many handlers, so many of them reads.
    std::chrono::microseconds run(std::chrono::milliseconds length, std::size_t handlers,
                                  std::size_t reads) {
        std::chrono::microseconds pause{0};
        for (auto passed = 0ms; passed < length; passed += 1ms) {
            m_now += 1ms;
            for (std::size_t read = 0; read != reads; ++read) {
                m_pacer.noteRead(m_isWatched);
            }
            pause = m_pacer.pauseAfterTurn(handlers, m_now);
        }
        return pause;
    }

    boost::asio::io_context m_context;
    BulkPacer& m_pacer = boost::asio::use_service<BulkPacer>(m_context);
    SteadyTime m_now{1h};
    bool m_isWatched = false;
};

TEST_F(BulkPacerTest, PausesWhenThereIsLittleBesidesBulk) {
    EXPECT_EQ(run(300ms, 3, 3), 4ms);
    EXPECT_EQ(run(1ms, 6, 3), 4ms);
}

TEST_F(BulkPacerTest, PausesShortlyWhereSomebodyWatches) {
    m_isWatched = true;
    EXPECT_EQ(run(300ms, 3, 3), 1ms);
    m_isWatched = false;
    EXPECT_EQ(run(300ms, 3, 3), 4ms);
}

TEST_F(BulkPacerTest, NeverPausesAfterATurnThatServedOthers) {
    run(300ms, 3, 3);
    EXPECT_EQ(run(1ms, 7, 3), 0us);
    EXPECT_EQ(run(1ms, 1, 0), 0us);
}

TEST_F(BulkPacerTest, DoesNotPauseForAFew) {
    std::chrono::microseconds longest{0};
    for (int turn = 0; turn != 100; ++turn) {
        longest = std::max(longest, run(9ms, 0, 0));
        longest = std::max(longest, run(1ms, 1, 1));
    }
    EXPECT_EQ(longest, 0us);
}

TEST_F(BulkPacerTest, StopsPausingWhenTheReadsStop) {
    run(300ms, 3, 3);
    m_now += 1h;
    EXPECT_EQ(run(1ms, 3, 3), 0us);
}

}  // namespace
}  // namespace sigma::net
