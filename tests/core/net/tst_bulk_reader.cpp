#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "core/net/bulk_reader.h"

namespace sigma::net {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

/// Two ends of a connection over loopback: the test writes to one, the reader has the other.
class BulkReaderTest : public testing::Test {
protected:
    void SetUp() override {
        asio::ip::tcp::acceptor acceptor(m_context, {asio::ip::address_v4::loopback(), 0});
        m_peer.connect(acceptor.local_endpoint());
        m_peer.set_option(asio::ip::tcp::no_delay(true));
        m_socket = acceptor.accept();
        m_reader.emplace(m_socket);
    }

    void write(const std::string& text) { asio::write(m_peer, asio::buffer(text)); }

    /// As long as it takes; what `meanwhile` does, it does while the reader waits.
    BulkReader::Outcome read(
        Urgency urgency, std::size_t most = 1024, const std::function<void()>& meanwhile = [] {}) {
        BulkReader::Outcome outcome;
        m_bytes.resize(most);
        asio::co_spawn(
            m_context,
            [&]() -> asio::awaitable<void> {
                outcome = co_await m_reader->read(asio::buffer(m_bytes), urgency);
            },
            asio::detached);
        m_context.restart();
        m_context.poll();
        meanwhile();
        m_context.run();
        m_bytes.resize(outcome.size);
        return outcome;
    }

    std::string text() const { return {m_bytes.begin(), m_bytes.end()}; }

    asio::io_context m_context{1};
    asio::ip::tcp::socket m_peer{m_context};
    asio::ip::tcp::socket m_socket{m_context};
    std::optional<BulkReader> m_reader;
    std::vector<char> m_bytes;
};

TEST_F(BulkReaderTest, TakesWhatHasGatheredWhereNobodyWaits) {
    read(Urgency::kNobody, 1024, [this] {
        write("a");
        write("b");
    });
    EXPECT_EQ(text(), "ab");
}

TEST_F(BulkReaderTest, WaitsForAnotherTickWhereNothingHasCome) {
    asio::steady_timer later(m_context, 2 * ReadTicks::kInterval);
    later.async_wait([this](const boost::system::error_code&) { write("late"); });
    EXPECT_FALSE(read(Urgency::kNobody).error);
    EXPECT_EQ(text(), "late");
}

TEST_F(BulkReaderTest, ReadsOnAtOnceWhereABufferWasFilled) {
    write("abcdef");
    read(Urgency::kNobody, 4);
    EXPECT_EQ(text(), "abcd");
    read(Urgency::kNobody, 4);
    EXPECT_EQ(text(), "ef");
}

TEST_F(BulkReaderTest, TakesTheFirstByteWhereSomebodyWaitsAgain) {
    write("a");
    read(Urgency::kNobody);
    read(Urgency::kViewers, 1024, [this] { write("b"); });
    EXPECT_EQ(text(), "b");
    read(Urgency::kPeer, 1024, [this] { write("c"); });
    EXPECT_EQ(text(), "c");
}

TEST_F(BulkReaderTest, NeedsNoTickForMuchInAShortTime) {
    constexpr std::size_t kMuch = 2 << 20;
    std::jthread sender([this] { write(std::string(kMuch, 'x')); });
    std::size_t received = 0;
    while (received != kMuch) {
        const auto outcome = read(Urgency::kNobody, 16 * 1024);
        ASSERT_FALSE(outcome.error);
        received += outcome.size;
    }
}

TEST_F(BulkReaderTest, TellsWhenThePeerHasGone) {
    write("last");
    m_peer.shutdown(asio::ip::tcp::socket::shutdown_send);
    read(Urgency::kNobody);
    EXPECT_EQ(text(), "last");
    EXPECT_EQ(read(Urgency::kNobody).error, asio::error::eof);
}

}  // namespace
}  // namespace sigma::net
