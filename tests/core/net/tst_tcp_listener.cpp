#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/net/tcp_listener.h"
#include "tests/support/file_limit.h"

namespace sigma::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using test::FileLimit;

Logger quiet() {
    return Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
}

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
        return TcpListener::create(
            m_pool, endpoint, quiet(),
            [this](const tcp::socket& socket) {
                EXPECT_TRUE(socket.is_open());
                m_threads.at(m_accepted++).set_value(std::this_thread::get_id());
            },
            [this](tcp::socket socket) {
                ++m_dismissed;
                error_code ignored;
                socket.write_some(asio::buffer("no"), ignored);
            });
    }

    asio::io_context m_clientContext;
    /// For a listener that has files again; who comes before it has noticed is dismissed still.
    /// `came`: how many came before.
    void connectUntilAccepted(int came) {
        std::vector<tcp::socket> others;
        for (; m_accepted == 0; ++came) {
            while (static_cast<int>(m_accepted) + m_dismissed < came) {
                std::this_thread::yield();
            }
            if (m_accepted == 0) {
                others.push_back(connectTo(m_clientContext, "127.0.0.1", m_listener->port()));
            }
        }
    }

    /// A thread that is beginning has files open for a moment.
    void awaitThreads() {
        for (std::size_t index = 0; index != 2; ++index) {
            std::promise<void> isRunning;
            asio::post(m_pool.context(index), [&] { isRunning.set_value(); });
            isRunning.get_future().get();
        }
    }

    std::atomic<std::size_t> m_accepted{0};
    std::atomic<int> m_dismissed{0};
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
    connectUntilAccepted(1);
}

/// Opens files until no more may be; closes them again.
class AllFiles {
public:
    AllFiles() {
        for (int file = ::open("/dev/null", O_RDONLY); file >= 0;
             file = ::open("/dev/null", O_RDONLY)) {
            m_files.push_back(file);
        }
    }
    AllFiles(const AllFiles&) = delete;
    AllFiles& operator=(const AllFiles&) = delete;
    ~AllFiles() { std::ranges::for_each(m_files, ::close); }

private:
    std::vector<int> m_files;
};

TEST_F(TcpListenerTest, TellsWhoComesWhenFilesHaveRunOut) {
    m_listener = listen({"127.0.0.1", 0}).value();
    const tcp::endpoint address(asio::ip::make_address("127.0.0.1"), m_listener->port());
    std::array clients{tcp::socket(m_clientContext, tcp::v4()),
                       tcp::socket(m_clientContext, tcp::v4()),
                       tcp::socket(m_clientContext, tcp::v4())};
    {
        awaitThreads();
        const FileLimit limit(128);
        const AllFiles files;
        for (tcp::socket& client : clients) {
            client.connect(address);
            std::array<char, 2> answer{};
            EXPECT_EQ(asio::read(client, asio::buffer(answer)), answer.size());
        }
    }
    EXPECT_EQ(m_dismissed, 3);
    EXPECT_EQ(m_accepted, 0U);
    connectUntilAccepted(3);
}

}  // namespace
}  // namespace sigma::net
