#include "server/http/http_session.h"

#include <array>
#include <charconv>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/socket.h>

#include "server/http/http_worker.h"
#include "server/http/range_answer.h"
#include "server/http/response_head.h"
#include "server/http/standard_answers.h"

namespace sigma::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

/// How long, and for how many bytes, a client may go on sending after it was refused.
constexpr std::chrono::milliseconds kLingerTime{2'000};
constexpr std::size_t kLingerBytes = 1024 * 1024;

/// True when the peer has closed its sending side and no byte is left to read.
bool hasClosed(tcp::socket& socket) {
    char byte = 0;
    const ssize_t size = ::recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR);
}

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
    auto finished = [self = shared_from_this()](const std::exception_ptr& exception) {
        if (exception) {
            self->m_worker->service().logger.error("http.session_failed");
            self->close();
        }
    };
    asio::co_spawn(m_socket.get_executor(), serve(),
                   asio::bind_cancellation_slot(m_cancellation.slot(), std::move(finished)));
}

asio::awaitable<void> HttpSession::serve() {
    while (m_socket.is_open()) {
        feedReader();
        auto step = m_reader.state() == RequestReader::State::kReading ? receive() : answer();
        co_await std::move(step);
    }
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

asio::awaitable<void> HttpSession::receive() {
    const bool hasBegun = !m_input.empty() || m_reader.hasBegun();
    if (hasBegun && m_phase != Phase::kReceiving) {
        enter(Phase::kReceiving, m_limits->requestTime);
    }
    if (m_reader.expectsContinue() && !m_hasToldToContinue) {
        sendContinue();
    }
    const std::span<char> room = m_input.prepare();
    if (room.empty()) {
        m_reader.fail(HttpResponse::problem(431, "header_too_large", "a line is too long"));
        co_return;
    }
    const asio::mutable_buffer buffer(room.data(), room.size());
    auto reading = m_socket.async_read_some(buffer, kAsTuple);
    const auto [error, size] = co_await std::move(reading);
    m_input.commit(size);
    if (error && m_isLate) {
        m_reader.fail(requestTimeout());
    } else if (error) {
        close();
    }
    m_isLate = false;
}

void HttpSession::sendContinue() {
    // The socket's buffer is empty at this point, so that the line fits.
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code ignored;
    m_socket.write_some(asio::buffer(kContinue.data(), kContinue.size()), ignored);
    m_hasToldToContinue = true;
}

asio::awaitable<void> HttpSession::answer() {
    const bool hasFailed = m_reader.state() == RequestReader::State::kFailed;
    HttpResponse response = m_reader.failure();
    if (!hasFailed) {
        enterAnswering();
        auto handling = handle();
        response = co_await std::move(handling);
        leaveAnswering();
    }
    if (m_isCancelled || !m_socket.is_open()) {
        m_worker->service().counters->answers[0].fetch_add(1, std::memory_order_relaxed);
        close();
        co_return;
    }
    prepareAnswer(std::move(response));
    auto sending = send();
    co_await std::move(sending);
    if (m_source) {
        auto producing = sendProduced();
        co_await std::move(producing);
    }
    if (!m_socket.is_open()) {
        co_return;
    }
    if (m_keepsAlive && !m_worker->isDraining()) {
        m_reader.restart();
        m_hasToldToContinue = false;
        enter(Phase::kIdle, m_limits->keepAliveTime);
    } else if (hasFailed) {
        auto lingering = linger();
        co_await std::move(lingering);
    } else {
        close();
    }
}

asio::awaitable<HttpResponse> HttpSession::handle() {
    const HttpRequest& request = m_reader.request();
    const Router::Match match = m_worker->service().router->match(request.method, request.path);
    if (match.handler == nullptr) {
        if (match.allow.empty()) {
            co_return notFound();
        }
        co_return request.method == HttpMethod::kOptions ? preflight(match.allow)
                                                         : methodNotAllowed(match.allow);
    }
    try {
        auto handling = (*match.handler)(request, match.parameters);
        HttpResponse response = co_await std::move(handling);
        co_return response;
    } catch (const std::exception& exception) {
        if (!m_isCancelled) {
            m_worker->service().logger.error(
                "http.handler_failed", {{"path", request.path}, {"reason", exception.what()}});
        }
    }
    co_return internalError();
}

void HttpSession::prepareAnswer(HttpResponse response) {
    const HttpService& service = m_worker->service();
    const HttpRequest& request = m_reader.request();
    const bool hasFailed = m_reader.state() == RequestReader::State::kFailed;
    m_keepsAlive = !hasFailed && m_reader.keepsAlive() && !m_worker->isDraining();
    if (!hasFailed) {
        response = withRange(request, std::move(response));
    }
    m_keepsAlive = m_keepsAlive && !(response.source && m_reader.isHttp10());
    HeadContext context{m_worker->date(), m_keepsAlive, m_reader.isHttp10(), {}};
    if (!hasFailed) {
        context.cors = service.cors.decide(request.path, request.headers.value("Origin"));
    }
    renderHead(m_outgoing.startHead(), response, context);
    const bool isHead = !hasFailed && request.method == HttpMethod::kHead;
    if (!isHead && allowsBody(response.status)) {
        m_source = std::move(response.source);
        m_outgoing.setBody(m_source ? std::vector<SharedBuffer>() : std::move(response.body));
    }
    service.counters->answers.at(response.status / 100 % 6).fetch_add(1, std::memory_order_relaxed);
}

asio::awaitable<void> HttpSession::send() {
    enter(Phase::kSending, m_limits->writeStallTime);
    const error_code error = sendSome();
    if (error == asio::error::would_block) {
        auto sending = sendRest();
        co_await std::move(sending);
    } else if (error) {
        close();
    }
}

asio::awaitable<void> HttpSession::sendProduced() {
    while (m_source && m_socket.is_open()) {
        enterAnswering();
        auto producing = produce();
        const std::optional<SharedBuffer> piece = co_await std::move(producing);
        leaveAnswering();
        if (m_worker->isDraining() && !m_isCancelled) {
            // Nothing can be awaited once it was cancelled, and the end fits or nobody reads.
            preparePiece({});
            sendSome();
            close();
        } else if (!piece || m_isCancelled) {
            close();
        } else {
            preparePiece(*piece);
            auto sending = send();
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
        if (!m_isCancelled && !m_worker->isDraining()) {
            m_worker->service().logger.error("http.body_failed", {{"path", m_reader.request().path},
                                                                  {"reason", exception.what()}});
        }
    }
    co_return std::nullopt;
}

void HttpSession::preparePiece(const SharedBuffer& piece) {
    std::string& head = m_outgoing.startHead();
    if (m_reader.isHttp10()) {
        m_outgoing.setBody({piece});
        return;
    }
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), piece.size(), 16);
    head.append(digits.data(), end.ptr);
    head += "\r\n";
    m_outgoing.setBody({piece, SharedBuffer::take(std::string("\r\n"))});
}

error_code HttpSession::sendSome() {
    constexpr std::size_t kPiecesAtOnce = 16;
    const std::uint64_t before = m_outgoing.sent();
    error_code error;
    while (!m_outgoing.isDone() && !error) {
        std::array<asio::const_buffer, kPiecesAtOnce> room;
        const auto pieces = m_outgoing.gather(room);
        m_outgoing.advance(m_socket.write_some(pieces, error));
    }
    m_worker->service().counters->bytesSent.fetch_add(m_outgoing.sent() - before,
                                                      std::memory_order_relaxed);
    return error;
}

asio::awaitable<void> HttpSession::sendRest() {
    while (m_socket.is_open() && !m_outgoing.isDone()) {
        auto waiting = m_socket.async_wait(tcp::socket::wait_write, kAsTuple);
        auto [error] = co_await std::move(waiting);
        const std::uint64_t before = m_outgoing.sent();
        if (!error) {
            error = sendSome();
        }
        if (error && error != asio::error::would_block) {
            close();
        } else if (m_outgoing.sent() != before) {
            m_deadline = m_worker->now() + m_limits->writeStallTime;
        }
    }
}

asio::awaitable<void> HttpSession::linger() {
    enter(Phase::kLingering, kLingerTime);
    error_code ignored;
    m_socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::size_t discarded = 0;
    while (m_socket.is_open() && discarded < kLingerBytes) {
        m_input.consume(m_input.view().size());
        const std::span<char> room = m_input.prepare();
        const asio::mutable_buffer buffer(room.data(), room.size());
        auto reading = m_socket.async_read_some(buffer, kAsTuple);
        const auto [error, size] = co_await std::move(reading);
        discarded += size;
        if (error) {
            break;
        }
    }
    close();
}

void HttpSession::inspect(SteadyTime now) {
    if (m_phase == Phase::kAnswering) {
        watchPeer();
        return;
    }
    if (m_phase == Phase::kSending && isTooSlow(now)) {
        reset();
        return;
    }
    if (now < m_deadline) {
        return;
    }
    error_code ignored;
    m_isLate = m_phase == Phase::kReceiving;
    m_socket.cancel(ignored);
}

bool HttpSession::isTooSlow(SteadyTime now) const {
    const std::chrono::duration<double> sending = now - m_phaseBegan;
    const double wanted = sending.count() * static_cast<double>(m_limits->minimumSendRate);
    return now >= m_deadline ||
           (sending >= m_limits->writeStallTime && static_cast<double>(m_outgoing.sent()) < wanted);
}

void HttpSession::drain() {
    if (m_phase == Phase::kIdle) {
        close();
    } else if (m_source) {
        emitCancellation();
    }
}

void HttpSession::abort() {
    if (m_phase == Phase::kAnswering) {
        cancelHandler();
    } else {
        reset();
    }
}

void HttpSession::enter(Phase phase, std::chrono::milliseconds time) {
    m_phase = phase;
    m_phaseBegan = m_worker->now();
    m_deadline = m_phaseBegan + time;
}

void HttpSession::enterAnswering() {
    m_phase = Phase::kAnswering;
    ++m_requests;
}

void HttpSession::leaveAnswering() {
    ++m_requests;
    if (m_isWatching) {
        m_isWatching = false;
        error_code ignored;
        m_socket.cancel(ignored);
    }
}

/// Costs nothing for the answers that are there at once: only a sweep that finds the handler
/// waiting begins to watch.
void HttpSession::watchPeer() {
    if (m_isWatching) {
        return;
    }
    m_isWatching = true;
    m_input.release();
    m_socket.async_wait(tcp::socket::wait_read, [self = shared_from_this(),
                                                 request = m_requests](const error_code& error) {
        if (!error && request == self->m_requests && hasClosed(self->m_socket)) {
            self->cancelHandler();
        }
    });
}

void HttpSession::cancelHandler() {
    m_isCancelled = true;
    emitCancellation();
}

void HttpSession::emitCancellation() {
    // Posted, since whatever is cancelled may end this session while its worker looks at others.
    asio::post(m_socket.get_executor(), [self = shared_from_this()] {
        if (self->m_phase == Phase::kAnswering) {
            self->m_cancellation.emit(asio::cancellation_type::terminal);
        }
    });
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
