#include "core/publish/tcp_socket.h"

#include <string_view>

#include <linux/inet_diag.h>
#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace sigma::publish {
namespace {

template <class Value>
void setOption(int descriptor, int level, int name, Value value) {
    // Best effort: every one of them makes a good connection better, and none makes it.
    static_cast<void>(::setsockopt(descriptor, level, name, &value, sizeof value));
}

/// BBR lets its window shrink to four packets for 200 ms about every ten seconds, to see the round
/// trip without its own queue (PROBE_RTT); its gain is 1 then and at no other time.
bool isMeasuringRoundTrip(int descriptor) {
    constexpr std::uint32_t kGainOfOne = 256;
    tcp_cc_info info{};
    socklen_t size = sizeof info;
    return ::getsockopt(descriptor, IPPROTO_TCP, TCP_CC_INFO, &info, &size) == 0 &&
           size == sizeof info.bbr && info.bbr.bbr_cwnd_gain == kGainOfOne;
}

}  // namespace

void TcpSocket::prepare(std::chrono::milliseconds userTimeout) const {
    constexpr std::string_view kBbr = "bbr";
    setOption(m_descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(m_descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT,
              static_cast<unsigned>(userTimeout.count()));
    static_cast<void>(
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_CONGESTION, kBbr.data(), kBbr.size()));
}

void TcpSocket::limitUnsent(std::size_t bytes) const {
    setOption(m_descriptor, IPPROTO_TCP, TCP_NOTSENT_LOWAT, static_cast<unsigned>(bytes));
}

void TcpSocket::limitPace(std::int64_t bitrate) const {
    setOption(m_descriptor, SOL_SOCKET, SO_MAX_PACING_RATE,
              static_cast<std::uint64_t>(bitrate / 8));
}

std::optional<LinkReport> TcpSocket::report() const {
    tcp_info info{};
    socklen_t size = sizeof info;
    int unsent = 0;
    if (::getsockopt(m_descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 ||
        ::ioctl(m_descriptor, SIOCOUTQNSD, &unsent) != 0) {
        return std::nullopt;
    }
    LinkReport report;
    report.bytesAcknowledged = info.tcpi_bytes_acked;
    report.bytesUnsent = static_cast<std::size_t>(unsent);
    report.bytesInFlight = std::size_t{info.tcpi_unacked} * info.tcpi_snd_mss;
    report.roundTrip = std::chrono::microseconds(info.tcpi_rtt);
    report.minRoundTrip = std::chrono::microseconds(info.tcpi_min_rtt);
    report.isHoldingBack = isMeasuringRoundTrip(m_descriptor);
    return report;
}

}  // namespace sigma::publish
