#pragma once

#include <cstddef>
#include <cstdint>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "core/net/bulk_pacer.h"
#include "core/net/read_ticks.h"

namespace sigma::net {

/// Who waits for what a connection's peer sends.
enum class Urgency : std::uint8_t {
    kPeer,     ///< the peer itself, for an answer
    kViewers,  ///< somebody who watches
    kNobody,
};

/// Reads from a connection whose peer may be a bulk sender, such as a live publisher with its
/// small message every few milliseconds.
///
/// Where nobody waits, it reads at the context's ReadTicks what has gathered by then, and the
/// kernel wakes nobody before: most of such a server's work would be waking up and reading a few
/// hundred bytes. Where viewers do, BulkPacer lets messages of several peers gather for a moment.
/// Thread: the socket's context.
class BulkReader {
public:
    explicit BulkReader(boost::asio::ip::tcp::socket& socket);

    struct Outcome {
        boost::system::error_code error;
        std::size_t size = 0;
    };

    /// What has come, at most as much as fits. One read at a time.
    boost::asio::awaitable<Outcome> read(boost::asio::mutable_buffer target, Urgency urgency);

private:
    boost::asio::awaitable<Outcome> readGathered(boost::asio::mutable_buffer target);
    boost::asio::awaitable<Outcome> readAsItComes(boost::asio::mutable_buffer target,
                                                  Urgency urgency);
    void wakeFrom(int bytes);

    boost::asio::ip::tcp::socket& m_socket;
    BulkPacer& m_pacer;
    ReadTicks& m_ticks;
    std::size_t m_slot;
    int m_wakingBytes = 1;        ///< that have to come until the kernel says so
    bool m_mayHaveMore = false;   ///< the last gathered read took all that fitted
    std::size_t m_sinceTick = 0;  ///< bytes
};

}  // namespace sigma::net
