#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "core/httpclient/connection_pool.h"

namespace sigma::httpclient {
namespace {

using namespace std::chrono_literals;

class ConnectionPoolTest : public testing::Test {
protected:
    using Leases = std::vector<ConnectionPool::Lease>;

    ConnectionPool::Wish wish(const std::string& server, bool isUrgent = false) {
        return {.server = server,
                .isUrgent = isUrgent,
                .deadline = std::chrono::steady_clock::now() + 20s};
    }

    /// Puts what comes of it into `m_leases` or `m_errors`, now or later.
    void take(const ConnectionPool::Wish& wished) {
        boost::asio::co_spawn(m_context, takeOne(wished), boost::asio::detached);
        settle();
    }

    boost::asio::awaitable<void> takeOne(ConnectionPool::Wish wished) {
        auto taking = m_pool.take(std::move(wished));
        Result<ConnectionPool::Lease> lease = co_await std::move(taking);
        if (lease.has_value()) {
            m_leases.push_back(*std::move(lease));
        } else {
            m_errors.push_back(lease.error());
        }
    }

    void settle() {
        m_context.restart();
        m_context.poll();
    }

    boost::asio::io_context m_context;
    SystemClock m_clock;
    ConnectionPool m_pool{m_context.get_executor(), m_clock, 2, true, nullptr};
    Leases m_leases;
    std::vector<Error> m_errors;
};

TEST_F(ConnectionPoolTest, BoundsTheConnectionsToOneServer) {
    take(wish("a"));
    take(wish("a"));
    take(wish("a"));
    EXPECT_EQ(m_leases.size(), 2U);
    take(wish("b"));
    EXPECT_EQ(m_leases.size(), 3U);
    m_leases.clear();
    settle();
    EXPECT_EQ(m_leases.size(), 1U);
}

TEST_F(ConnectionPoolTest, GivesAPlaceToWhoIsUrgentAndThenInTheirOrder) {
    take(wish("a"));
    take(wish("a"));
    take(wish("a"));
    take(wish("a", true));
    m_leases.pop_back();
    settle();
    EXPECT_EQ(m_leases.size(), 2U);
    m_leases.pop_back();
    settle();
    EXPECT_EQ(m_leases.size(), 2U);
    EXPECT_TRUE(m_errors.empty());
}

TEST_F(ConnectionPoolTest, LetsWhoIsCancelledWaitNoLonger) {
    Cancellation cancellation;
    take(wish("a"));
    take(wish("a"));
    auto cancelled = wish("a");
    cancelled.cancellation = &cancellation;
    take(cancelled);
    cancellation.cancel();
    settle();
    ASSERT_EQ(m_errors.size(), 1U);
    EXPECT_EQ(m_errors[0].code, ErrorCode::kIo);
    m_leases.clear();
    take(wish("a"));
    take(wish("a"));
    EXPECT_EQ(m_leases.size(), 2U);
}

TEST_F(ConnectionPoolTest, LetsNobodyWaitLongerThanTheirDeadline) {
    take(wish("a"));
    take(wish("a"));
    auto late = wish("a");
    late.deadline = std::chrono::steady_clock::now() - 1s;
    take(late);
    EXPECT_EQ(m_errors.size(), 1U);
}

TEST_F(ConnectionPoolTest, KeepsNoConnectionThatWasNeverOpened) {
    take(wish("a"));
    const HttpConnection* first = &m_leases[0].connection();
    EXPECT_FALSE(first->isOpen());
    EXPECT_FALSE(first->isReusable());
}

}  // namespace
}  // namespace sigma::httpclient
