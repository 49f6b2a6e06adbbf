#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "server/http/lingering_close.h"

namespace sigma::http {
namespace {

using boost::asio::ip::tcp;

class LingeringClose : public testing::Test {
protected:
    LingeringClose() {
        tcp::acceptor acceptor(m_context,
                               tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
        m_client.connect(acceptor.local_endpoint());
        acceptor.accept(m_server);
        boost::asio::co_spawn(m_context, lingerUntilRead(m_server),
                              [this](const std::exception_ptr&) { m_hasEnded = true; });
        m_context.poll();
    }

    boost::asio::io_context m_context;
    tcp::socket m_client{m_context};
    tcp::socket m_server{m_context};
    bool m_hasEnded = false;
};

TEST_F(LingeringClose, TellsTheClientThatNothingFollows) {
    char byte = 0;
    boost::system::error_code error;
    m_client.read_some(boost::asio::buffer(&byte, 1), error);
    EXPECT_EQ(error, boost::asio::error::eof);
    EXPECT_FALSE(m_hasEnded);
}

TEST_F(LingeringClose, EndsWithTheClient) {
    boost::asio::write(m_client, boost::asio::buffer(std::string(5000, 'x')));
    m_client.close();
    m_context.run();
    EXPECT_TRUE(m_hasEnded);
}

TEST_F(LingeringClose, EndsWhenTheSocketIsCancelled) {
    m_server.cancel();
    m_context.run();
    EXPECT_TRUE(m_hasEnded);
}

TEST_F(LingeringClose, ReadsNoMoreThanAMegabyte) {
    const std::string much(4 * 1024 * 1024, 'x');
    boost::asio::async_write(m_client, boost::asio::buffer(much), boost::asio::detached);
    while (!m_hasEnded) {
        m_context.run_one();
    }
    EXPECT_TRUE(m_hasEnded);
    m_client.close();
    m_context.run();
}

}  // namespace
}  // namespace sigma::http
