#include <array>
#include <atomic>
#include <future>
#include <thread>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "core/net/tcp_listener.h"

namespace sigma::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

Logger quiet() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

/// Lowers the number of files that this process may have open, until it goes out of scope.
class FileLimit {
public:
    explicit FileLimit(rlim_t files) {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit lowered{files, m_before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &lowered);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;
    ~FileLimit() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

tcp::socket connectTo(asio::io_context& context, const char* address, std::uint16_t port) {
    tcp::socket socket(context);
    socket.connect({asio::ip::make_address(address), port});
    return socket;
}

class TcpListenerTest : public testing::Test {
protected:
    TcpListenerTest() { m_pool.start(); }
    ~TcpListenerTest() override {
        m_listener.reset();
        m_pool.stop();
        m_pool.join();
    }

    Result<std::unique_ptr<TcpListener>> listen(const Endpoint& endpoint) {
        return TcpListener::create(m_pool, endpoint, quiet(), [this](const tcp::socket& socket) {
            EXPECT_TRUE(socket.is_open());
            m_threads.at(m_accepted++).set_value(std::this_thread::get_id());
        });
    }

    asio::io_context m_clientContext;
    std::atomic<std::size_t> m_accepted{0};
    std::array<std::promise<std::thread::id>, 2> m_threads;  ///< where each connection arrived
    IoPool m_pool{2, quiet()};
    std::unique_ptr<TcpListener> m_listener;
};

TEST_F(TcpListenerTest, GivesEachConnectionToAThreadInTurn) {
    m_listener = listen({"127.0.0.1", 0}).value();
    const auto one = connectTo(m_clientContext, "127.0.0.1", m_listener->port());
    const std::thread::id thread = m_threads[0].get_future().get();
    const auto two = connectTo(m_clientContext, "127.0.0.1", m_listener->port());
    EXPECT_NE(m_threads[1].get_future().get(), thread);
}

TEST_F(TcpListenerTest, TakesBothFamiliesOnTheUnspecifiedIpv6Address) {
    auto created = listen({"::", 0});
    if (created.has_error()) {
        GTEST_SKIP() << "no IPv6 here: " << created.error().context;
    }
    m_listener = std::move(*created);
    EXPECT_TRUE(connectTo(m_clientContext, "127.0.0.1", m_listener->port()).is_open());
    EXPECT_TRUE(connectTo(m_clientContext, "::1", m_listener->port()).is_open());
}

TEST_F(TcpListenerTest, SaysWhenTheAddressIsInUse) {
    m_listener = listen({"127.0.0.1", 0}).value();
    const auto second = listen({"127.0.0.1", m_listener->port()});
    ASSERT_TRUE(second.has_error());
    EXPECT_EQ(second.error().code, ErrorCode::kConflict);
    EXPECT_EQ(second.error().context, "cannot listen on 127.0.0.1:" +
                                          std::to_string(m_listener->port()) + ": address in use");
}

TEST_F(TcpListenerTest, RefusesAHostThatIsNoAddress) {
    const auto created = listen({"example.org", 80});
    ASSERT_TRUE(created.has_error());
    EXPECT_EQ(created.error().code, ErrorCode::kInvalidArgument);
}

TEST_F(TcpListenerTest, ListensAgainAtOnceWhereAnotherStopped) {
    m_listener = listen({"localhost", 0}).value();
    const std::uint16_t port = m_listener->port();
    auto client = connectTo(m_clientContext, "127.0.0.1", port);
    m_listener->stop();
    // It closes on its own thread, a moment later.
    auto again = listen({"localhost", port});
    while (again.has_error()) {
        ASSERT_EQ(again.error().code, ErrorCode::kConflict);
        again = listen({"localhost", port});
    }
    EXPECT_EQ((*again)->port(), port);
}

TEST_F(TcpListenerTest, PausesWhenFilesRunOutAndGoesOnAfterwards) {
    m_listener = listen({"127.0.0.1", 0}).value();
    tcp::socket client(m_clientContext, tcp::v4());
    {
        const FileLimit limit(3);
        client.connect({asio::ip::make_address("127.0.0.1"), m_listener->port()});
        while (m_listener->pauses() == 0) {
            std::this_thread::yield();
        }
    }
    m_threads[0].get_future().get();
}

}  // namespace
}  // namespace sigma::net
