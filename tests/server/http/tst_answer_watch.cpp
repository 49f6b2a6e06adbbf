#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "server/http/answer_watch.h"

namespace sigma::http {
namespace {

using boost::asio::ip::tcp;

/// Waits for good, unless it is cancelled.
boost::asio::awaitable<void> waitForGood(boost::asio::io_context& context) {
    boost::asio::steady_timer timer(context, boost::asio::steady_timer::time_point::max());
    auto waiting = timer.async_wait(boost::asio::use_awaitable);
    co_await std::move(waiting);
}

class AnswerWatchTest : public testing::Test {
protected:
    AnswerWatchTest() {
        tcp::acceptor acceptor(m_context,
                               tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
        m_client.connect(acceptor.local_endpoint());
        acceptor.accept(m_server);
        boost::asio::co_spawn(
            m_context, waitForGood(m_context),
            boost::asio::bind_cancellation_slot(
                m_watch.slot(), [this](const std::exception_ptr&) { m_hasEnded = true; }));
        m_watch.begin();
        m_context.poll();
    }

    boost::asio::io_context m_context;
    tcp::socket m_client{m_context};
    tcp::socket m_server{m_context};
    AnswerWatch m_watch{m_server};
    const AnswerWatch::Owner m_owner = std::make_shared<int>(0);
    bool m_hasEnded = false;
};

TEST_F(AnswerWatchTest, CancelsWhenThePeerCloses) {
    m_watch.watchPeer(m_owner);
    m_client.close();
    while (!m_hasEnded) {
        m_context.run_one();
    }
    EXPECT_TRUE(m_watch.isCancelled());
}

TEST_F(AnswerWatchTest, LetsThePeerSendItsNextRequest) {
    m_watch.watchPeer(m_owner);
    boost::asio::write(m_client, boost::asio::buffer("GET", 3));
    m_context.run_one();
    m_context.poll();
    EXPECT_FALSE(m_hasEnded);
    EXPECT_FALSE(m_watch.isCancelled());
    m_watch.cancel(m_owner);
    m_context.run();
}

TEST_F(AnswerWatchTest, CanEndTheWaitWithoutGivingUpTheAnswer) {
    m_watch.interrupt(m_owner);
    m_context.run();
    EXPECT_TRUE(m_hasEnded);
    EXPECT_FALSE(m_watch.isCancelled());
}

TEST_F(AnswerWatchTest, LeavesAloneWhatComesAfterTheWait) {
    m_watch.watchPeer(m_owner);
    m_watch.interrupt(m_owner);
    m_watch.end();
    m_context.poll();
    EXPECT_FALSE(m_hasEnded);
    m_watch.begin();
    m_watch.cancel(m_owner);
    m_context.run();
    EXPECT_TRUE(m_hasEnded);
}

TEST_F(AnswerWatchTest, KeepsItsOwnerUntilTheSystemHasAnswered) {
    const std::weak_ptr<const void> owner = m_owner;
    const long before = owner.use_count();
    m_watch.watchPeer(m_owner);
    EXPECT_GT(owner.use_count(), before);
    m_watch.end();
    m_context.poll();
    EXPECT_EQ(owner.use_count(), before);
    m_watch.begin();
    m_watch.cancel(m_owner);
    m_context.run();
}

}  // namespace
}  // namespace sigma::http
