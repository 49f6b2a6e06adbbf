#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/intrusive/list_hook.hpp>

#include "core/base/clock.h"
#include "core/net/connection_limiter.h"
#include "server/http/body_source.h"
#include "server/http/outgoing_message.h"
#include "server/http/receive_buffer.h"
#include "server/http/request_reader.h"

namespace sigma::http {

class HttpWorker;

/// One connection: reads requests and answers them in order, until either side has had enough.
///
/// Its coroutine keeps it alive; its worker looks after its deadlines. A peer that closes its
/// sending side while it waits for an answer counts as gone. Thread: the worker's context.
class HttpSession : public std::enable_shared_from_this<HttpSession>,
                    public boost::intrusive::list_base_hook<
                        boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    HttpSession(std::shared_ptr<HttpWorker> worker, boost::asio::ip::tcp::socket socket,
                net::ConnectionLimiter::Permit permit, std::string peerAddress);
    HttpSession(const HttpSession&) = delete;
    HttpSession& operator=(const HttpSession&) = delete;
    ~HttpSession();

    void start();
    /// Called a few times a second: ends what is past its deadline.
    void inspect(SteadyTime now);
    /// Closes, unless a request has begun. A body that is still being produced ends.
    void drain();
    /// Closes at once; a handler that runs is cancelled.
    void abort();

private:
    /// What the session is waiting for.
    enum class Phase { kIdle, kReceiving, kAnswering, kSending, kLingering };

    boost::asio::awaitable<void> serve();
    boost::asio::awaitable<void> receive();
    boost::asio::awaitable<void> answer();
    boost::asio::awaitable<HttpResponse> handle();
    boost::asio::awaitable<void> send();
    boost::asio::awaitable<void> sendRest();
    boost::asio::awaitable<void> sendProduced();
    boost::asio::awaitable<std::optional<SharedBuffer>> produce();
    boost::asio::awaitable<void> linger();

    void feedReader();
    void sendContinue();
    void prepareAnswer(HttpResponse response);
    /// An empty piece ends the body.
    void preparePiece(const SharedBuffer& piece);
    /// Writes what the socket takes without waiting.
    boost::system::error_code sendSome();
    void enter(Phase phase, std::chrono::milliseconds time);
    void enterAnswering();
    void leaveAnswering();
    bool isTooSlow(SteadyTime now) const;
    void watchPeer();
    void cancelHandler();
    void emitCancellation();
    void reset();
    void close();

    const std::shared_ptr<HttpWorker> m_worker;
    boost::asio::ip::tcp::socket m_socket;
    const net::ConnectionLimiter::Permit m_permit;
    const std::shared_ptr<const HttpLimits> m_limits;
    boost::asio::cancellation_signal m_cancellation;
    ReceiveBuffer m_input;
    RequestReader m_reader;
    OutgoingMessage m_outgoing;
    std::shared_ptr<BodySource> m_source;  ///< of the answer under way, until its body ends
    Phase m_phase = Phase::kIdle;
    SteadyTime m_deadline;  ///< of the phase; none while answering
    SteadyTime m_phaseBegan;
    std::uint64_t m_requests = 0;
    bool m_isLate = false;      ///< the request did not arrive in time
    bool m_isWatching = false;  ///< for the peer to close while the handler runs
    bool m_isCancelled = false;
    bool m_keepsAlive = true;
    bool m_hasToldToContinue = false;
};

}  // namespace sigma::http
