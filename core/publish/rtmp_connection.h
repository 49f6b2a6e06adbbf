#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/result.h"
#include "core/net/client_stream.h"
#include "core/publish/librtmp_client.h"
#include "core/publish/link_report.h"
#include "core/publish/rtmp_address.h"

namespace sigma::publish {

/// One connection to an RTMP server, from looking up its name to the goodbye; of use once.
///
/// librtmp speaks on one end of a local socket pair, on a thread of its own since it blocks; the
/// other end is pumped to and from the ClientStream here. The pair holds a few KB only, so that
/// what waits is seen in the owner's queue and in the kernel's. Thread: the executor's, where it
/// must be made and destroyed too.
class RtmpConnection : public std::enable_shared_from_this<RtmpConnection> {
public:
    struct Timeouts {
        std::chrono::milliseconds open{10'000};  ///< until the server lets us publish
        std::chrono::milliseconds dead{8'000};   ///< with nothing acknowledged (TCP_USER_TIMEOUT)
    };
    struct Executors {
        boost::asio::any_io_executor io;
        boost::asio::any_io_executor blocking;  ///< one thread, SIGPIPE blocked
    };

    RtmpConnection(Executors executors, RtmpAddress address, bool verifiesCertificates,
                   Timeouts timeouts);

    /// Errors: kUnauthorized when the server refuses or can't be trusted, kIo.
    boost::asio::awaitable<Result<void>> open();
    /// One at a time. Errors: kIo.
    boost::asio::awaitable<Result<void>> send(OutgoingMessage message);
    /// Tells the server, and waits until it has taken everything and closed.
    boost::asio::awaitable<void> sayGoodbye();
    /// Ends everything that waits, with this reason.
    void close(Error reason);

    /// Why it is closed; nothing while it is good.
    const std::optional<Error>& failure() const { return m_failure; }
    /// Called once it is closed; on the executor, not from within close().
    void onClosed(std::function<void()> callback) { m_onClosed = std::move(callback); }

    /// Nothing where the system does not tell; unsent counts what is on its way to the kernel too.
    std::optional<LinkReport> report();
    /// Bytes that the kernel may hold, and bits a second at which bursts leave.
    void limit(std::size_t unsentBytes, std::int64_t pace);

private:
    enum class Phase { kOpening, kPublishing, kLeaving };

    template <class Job>
    boost::asio::awaitable<Result<void>> block(Job job);
    Result<int> makePair();
    void startPumps();
    boost::asio::awaitable<void> pumpOut();
    boost::asio::awaitable<void> pumpIn();
    boost::asio::awaitable<void> endInput(Error reason);
    boost::asio::awaitable<void> takeIn();

    Executors m_executors;
    RtmpAddress m_address;
    Timeouts m_timeouts;
    std::unique_ptr<net::ClientStream> m_transport;
    boost::asio::local::stream_protocol::socket m_local;
    boost::asio::steady_timer m_deadline;
    boost::asio::steady_timer m_finished;  ///< cancelled once closed
    std::shared_ptr<LibrtmpClient> m_client;
    std::function<void()> m_onClosed;
    std::optional<Error> m_failure;
    std::uint64_t m_pumpedInAll = 0;  ///< bytes read from the pair so far
    std::size_t m_pumped = 0;         ///< bytes read from the pair, not taken by the kernel yet
    std::optional<Error> m_inputEnd;  ///< while opening: why no more will come
    Phase m_phase = Phase::kOpening;
};

}  // namespace sigma::publish
