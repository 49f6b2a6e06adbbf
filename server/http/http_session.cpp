#include "server/http/http_session.h"

#include <tuple>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/chunked_body.h"
#include "server/http/dispatch.h"
#include "server/http/http_worker.h"
#include "server/http/lingering_close.h"
#include "server/http/message_writer.h"
#include "server/http/range_answer.h"
#include "server/http/response_head.h"
#include "server/http/standard_answers.h"

namespace sigma::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

}  // namespace

HttpSession::HttpSession(std::shared_ptr<HttpWorker> worker, tcp::socket socket,
                         net::ConnectionLimiter::Permit permit, std::string peerAddress)
    : m_worker(std::move(worker)),
      m_socket(std::move(socket)),
      m_permit(std::move(permit)),
      m_limits(m_worker->limits()),
      m_input(m_limits->headerBytes),
      m_reader(*m_limits) {
    m_reader.request().peerAddress = std::move(peerAddress);
    m_worker->service().counters->openConnections.fetch_add(1, std::memory_order_relaxed);
    enter(Phase::kIdle, m_limits->keepAliveTime);
}

HttpSession::~HttpSession() {
    m_worker->service().counters->openConnections.fetch_sub(1, std::memory_order_relaxed);
}

void HttpSession::start() {
    proceed();
}

void HttpSession::proceed() {
    try {
        advance();
    } catch (const std::exception& exception) {
        m_worker->service().logger.error("http.session_failed", {{"reason", exception.what()}});
        close();
    }
}

void HttpSession::advance() {
    while (m_socket.is_open()) {
        feedReader();
        const bool isReading = m_reader.state() == RequestReader::State::kReading;
        if (isReading ? receive() : !answer()) {
            return;
        }
    }
}

void HttpSession::run(asio::awaitable<void> work) {
    auto finished = [self = shared_from_this()](const std::exception_ptr& exception) {
        if (exception) {
            if (!self->m_watch.isCancelled()) {
                self->m_worker->service().logger.error("http.session_failed");
            }
            self->close();
        }
        self->proceed();
    };
    asio::co_spawn(m_socket.get_executor(), std::move(work),
                   asio::bind_cancellation_slot(m_watch.slot(), std::move(finished)));
}

void HttpSession::feedReader() {
    while (m_reader.state() == RequestReader::State::kReading && !m_input.empty()) {
        const std::size_t used = m_reader.feed(m_input.view());
        m_input.consume(used);
        if (used == 0) {
            return;
        }
    }
}

bool HttpSession::receive() {
    const bool hasBegun = !m_input.empty() || m_reader.hasBegun();
    if (hasBegun && m_progress.phase() != Phase::kReceiving) {
        enter(Phase::kReceiving, m_limits->requestTime);
    }
    if (m_reader.expectsContinue() && !m_hasToldToContinue) {
        sendContinue();
    }
    const std::span<char> room = m_input.prepare();
    if (room.empty()) {
        m_reader.fail(HttpResponse::problem(431, "header_too_large", "a line is too long"));
        return false;
    }
    m_socket.async_read_some(
        asio::buffer(room.data(), room.size()),
        [self = shared_from_this()](const error_code& error, std::size_t size) {
            self->received(error, size);
        });
    return true;
}

void HttpSession::received(const error_code& error, std::size_t size) {
    m_input.commit(size);
    if (error && m_isLate) {
        m_reader.fail(requestTimeout());
    } else if (error) {
        close();
    }
    m_isLate = false;
    proceed();
}

void HttpSession::sendContinue() {
    // The socket's buffer is empty at this point, so that the line fits.
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code ignored;
    m_socket.write_some(asio::buffer(kContinue.data(), kContinue.size()), ignored);
    m_hasToldToContinue = true;
}

bool HttpSession::answer() {
    if (hasFailed()) {
        prepareAnswer(m_reader.failure());
        return send();
    }
    HttpAnswer answer = dispatch(m_worker->service(), m_reader.request(), m_parameters);
    if (auto* const response = answer.ready()) {
        prepareAnswer(std::move(*response));
        return send();
    }
    enterAnswering();
    run(answerLater(std::move(answer)));
    return false;
}

asio::awaitable<void> HttpSession::answerLater(HttpAnswer answer) {
    auto coming = settle(m_worker->service(), m_reader.request(), std::move(answer), m_watch);
    HttpResponse response = co_await std::move(coming);
    m_watch.end();
    if (m_watch.isCancelled() || !m_socket.is_open()) {
        m_worker->service().counters->answers[0].fetch_add(1, std::memory_order_relaxed);
        close();
        co_return;
    }
    prepareAnswer(std::move(response));
    auto sending = finishSending();
    co_await std::move(sending);
}

void HttpSession::prepareAnswer(HttpResponse response) {
    const HttpService& service = m_worker->service();
    const HttpRequest& request = m_reader.request();
    m_keepsAlive = !hasFailed() && m_reader.keepsAlive() && !m_worker->isDraining();
    if (!hasFailed() && request.headers.has("Range")) {
        response = withRange(request, std::move(response));
    }
    m_keepsAlive = m_keepsAlive && !(response.source && m_reader.isHttp10());
    HeadContext context{m_worker->date(), m_keepsAlive, m_reader.isHttp10(), {}};
    if (!hasFailed()) {
        context.cors = service.cors.decide(request.path, request.headers.value("Origin"));
    }
    renderHead(m_outgoing.startHead(), response, context);
    const bool isHead = !hasFailed() && request.method == HttpMethod::kHead;
    if (!isHead && allowsBody(response.status)) {
        m_source = std::move(response.source);
        m_outgoing.setBody(m_source ? std::vector<SharedBuffer>() : std::move(response.body));
    }
    service.counters->answers.at(response.status / 100 % 6).fetch_add(1, std::memory_order_relaxed);
}

bool HttpSession::send() {
    const error_code error = sendSome();
    if (error == asio::error::would_block || m_source || (!error && hasFailed())) {
        enter(Phase::kSending, m_limits->writeStallTime);
        run(finishSending());
        return false;
    }
    if (error) {
        close();
    } else {
        finishExchange();
    }
    return true;
}

asio::awaitable<void> HttpSession::finishSending() {
    auto sending = sendRest();
    co_await std::move(sending);
    if (m_source) {
        auto producing = sendProduced();
        co_await std::move(producing);
    }
    if (m_socket.is_open() && hasFailed()) {
        enter(Phase::kLingering, kLingerTime);
        auto lingering = lingerUntilRead(m_socket);
        co_await std::move(lingering);
    }
    finishExchange();
}

/// Another request may follow, or the connection has served its purpose.
void HttpSession::finishExchange() {
    if (!m_keepsAlive || m_worker->isDraining() || !m_socket.is_open()) {
        close();
        return;
    }
    // An idle connection must not hold on to media.
    m_outgoing.setBody({});
    m_reader.restart();
    m_hasToldToContinue = false;
    enter(Phase::kIdle, m_limits->keepAliveTime);
}

asio::awaitable<void> HttpSession::sendProduced() {
    while (m_source && m_socket.is_open()) {
        enterAnswering();
        auto producing = produce();
        const std::optional<SharedBuffer> piece = co_await std::move(producing);
        m_watch.end();
        if (m_worker->isDraining() && !m_watch.isCancelled()) {
            // Nothing can be awaited once it was cancelled, and the end fits or nobody reads.
            putPiece(m_outgoing, {}, m_reader.isHttp10());
            sendSome();
            close();
        } else if (!piece || m_watch.isCancelled()) {
            close();
        } else {
            putPiece(m_outgoing, *piece, m_reader.isHttp10());
            auto sending = sendRest();
            co_await std::move(sending);
        }
        if (!piece || piece->empty()) {
            m_source.reset();
        }
    }
    m_source.reset();
}

/// None when the source failed or was cancelled.
asio::awaitable<std::optional<SharedBuffer>> HttpSession::produce() {
    if (m_worker->isDraining()) {
        co_return std::nullopt;
    }
    try {
        auto producing = m_source->next();
        SharedBuffer piece = co_await std::move(producing);
        co_return piece;
    } catch (const std::exception& exception) {
        if (!m_watch.isCancelled() && !m_worker->isDraining()) {
            m_worker->service().logger.error("http.body_failed", {{"path", m_reader.request().path},
                                                                  {"reason", exception.what()}});
        }
    }
    co_return std::nullopt;
}

error_code HttpSession::sendSome() {
    const std::uint64_t before = m_outgoing.sent();
    const error_code error = writeSome(m_socket, m_outgoing);
    m_worker->service().counters->bytesSent.fetch_add(m_outgoing.sent() - before,
                                                      std::memory_order_relaxed);
    return error;
}

asio::awaitable<void> HttpSession::sendRest() {
    enter(Phase::kSending, m_limits->writeStallTime);
    while (m_socket.is_open() && !m_outgoing.isDone()) {
        const std::uint64_t before = m_outgoing.sent();
        error_code error = sendSome();
        if (m_outgoing.sent() != before) {
            m_progress.extend(m_worker->now(), m_limits->writeStallTime);
        }
        if (error == asio::error::would_block) {
            auto waiting = m_socket.async_wait(tcp::socket::wait_write, kAsTuple);
            std::tie(error) = co_await std::move(waiting);
        }
        if (error) {
            close();
        }
    }
}

void HttpSession::inspect(SteadyTime now) {
    if (m_progress.phase() == Phase::kAnswering) {
        m_input.release();
        m_watch.watchPeer(shared_from_this());
    } else if (m_progress.isTooSlow(now, m_outgoing.sent(), *m_limits)) {
        reset();
    } else if (m_progress.isLate(now)) {
        error_code ignored;
        m_isLate = m_progress.phase() == Phase::kReceiving;
        m_socket.cancel(ignored);
    }
}

void HttpSession::drain() {
    if (m_progress.phase() == Phase::kIdle) {
        close();
    } else if (m_source) {
        m_watch.interrupt(shared_from_this());
    }
}

void HttpSession::abort() {
    if (m_progress.phase() == Phase::kAnswering) {
        m_watch.cancel(shared_from_this());
    } else {
        reset();
    }
}

void HttpSession::enter(Phase phase, std::chrono::milliseconds time) {
    m_progress.enter(phase, m_worker->now(), time);
}

void HttpSession::enterAnswering() {
    m_progress.enterAnswering();
    m_watch.begin();
}

/// The peer does not read: what is still on its way to it is thrown away.
void HttpSession::reset() {
    error_code ignored;
    m_socket.set_option(tcp::socket::linger(true, 0), ignored);
    close();
}

void HttpSession::close() {
    error_code ignored;
    m_socket.shutdown(tcp::socket::shutdown_both, ignored);
    m_socket.close(ignored);
}

}  // namespace sigma::http
