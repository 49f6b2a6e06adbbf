#include <array>

#include <gtest/gtest.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/publish/tcp_socket.h"
#include "tests/support/wait_until.h"

namespace sigma::publish {
namespace {

/// Both ends of a connection on the loopback.
class TcpSocketTest : public testing::Test {
protected:
    TcpSocketTest() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        ::bind(listener, generic, size);
        ::listen(listener, 1);
        ::getsockname(listener, generic, &size);
        m_ours = ::socket(AF_INET, SOCK_STREAM, 0);
        ::connect(m_ours, generic, size);
        m_peers = ::accept(listener, nullptr, nullptr);
        ::close(listener);
    }
    ~TcpSocketTest() override {
        ::close(m_ours);
        ::close(m_peers);
    }

    template <class Value>
    Value option(int level, int name) const {
        Value value{};
        socklen_t size = sizeof value;
        EXPECT_EQ(::getsockopt(m_ours, level, name, &value, &size), 0);
        return value;
    }

    int m_ours = -1;
    int m_peers = -1;
};

TEST_F(TcpSocketTest, AsksForWhatALiveStreamNeeds) {
    const TcpSocket socket(m_ours);
    socket.prepare(std::chrono::seconds(8));
    socket.limitUnsent(20'000);
    socket.limitPace(8'000'000);
    EXPECT_EQ(option<int>(IPPROTO_TCP, TCP_NODELAY), 1);
    EXPECT_EQ(option<unsigned>(IPPROTO_TCP, TCP_USER_TIMEOUT), 8'000U);
    EXPECT_EQ(option<unsigned>(IPPROTO_TCP, TCP_NOTSENT_LOWAT), 20'000U);
    EXPECT_EQ(option<std::uint64_t>(SOL_SOCKET, SO_MAX_PACING_RATE), 1'000'000U);
}

TEST_F(TcpSocketTest, CountsWhatIsAcknowledged) {
    const TcpSocket socket(m_ours);
    const std::array<char, 1000> bytes{};
    ASSERT_EQ(::send(m_ours, bytes.data(), bytes.size(), 0), 1000);
    // One more than the data: the SYN counts too.
    sigma::test::waitUntil([&] { return socket.report()->bytesAcknowledged >= 1000; });
    EXPECT_EQ(socket.report()->bytesUnsent, 0U);
    EXPECT_EQ(socket.report()->bytesInFlight, 0U);
    EXPECT_FALSE(socket.report()->isHoldingBack);
}

TEST(TcpSocket, KnowsNothingOfADescriptorThatIsNone) {
    EXPECT_FALSE(TcpSocket(-1).report());
}

}  // namespace
}  // namespace sigma::publish
