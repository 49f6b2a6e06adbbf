#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/intrusive/list_hook.hpp>

#include "core/base/clock.h"
#include "core/net/connection_limiter.h"
#include "server/http/answer_watch.h"
#include "server/http/body_source.h"
#include "server/http/http_answer.h"
#include "server/http/outgoing_message.h"
#include "server/http/path_parameters.h"
#include "server/http/receive_buffer.h"
#include "server/http/request_reader.h"
#include "server/http/session_progress.h"

namespace sigma::http {

class HttpWorker;

/// One connection: reads requests and answers them in order, until either side has had enough.
///
/// Whatever it waits for keeps it alive; its worker looks after its deadlines. A peer that closes
/// its sending side while it waits for an answer counts as gone. Thread: the worker's context.
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
    using Phase = SessionProgress::Phase;

    /// Goes on until something has to be waited for. What can be done at once is done in plain
    /// functions; what takes longer has a coroutine, which comes back here.
    void proceed();
    void advance();
    void run(boost::asio::awaitable<void> work);

    /// False when there is no room for what comes.
    bool receive();
    void received(const boost::system::error_code& error, std::size_t size);
    void feedReader();
    void sendContinue();

    /// False when it takes longer; so do the two below.
    bool answer();
    bool send();
    boost::asio::awaitable<void> answerLater(HttpAnswer answer);
    boost::asio::awaitable<void> finishSending();
    boost::asio::awaitable<void> sendRest();
    boost::asio::awaitable<void> sendProduced();
    boost::asio::awaitable<std::optional<SharedBuffer>> produce();
    void prepareAnswer(HttpResponse response);
    /// Writes what the socket takes without waiting.
    boost::system::error_code sendSome();
    bool hasFailed() const { return m_reader.state() == RequestReader::State::kFailed; }
    void finishExchange();

    void enter(Phase phase, std::chrono::milliseconds time);
    void enterAnswering();
    void reset();
    void close();

    const std::shared_ptr<HttpWorker> m_worker;
    boost::asio::ip::tcp::socket m_socket;
    const net::ConnectionLimiter::Permit m_permit;
    const std::shared_ptr<const HttpLimits> m_limits;
    AnswerWatch m_watch{m_socket};
    ReceiveBuffer m_input;
    RequestReader m_reader;
    PathParameters m_parameters;  ///< of the request under way
    OutgoingMessage m_outgoing;
    std::shared_ptr<BodySource> m_source;  ///< of the answer under way, until its body ends
    SessionProgress m_progress;
    bool m_isLate = false;  ///< the request did not arrive in time
    bool m_keepsAlive = true;
    bool m_hasToldToContinue = false;
};

}  // namespace sigma::http
