#include "server/http/http_worker.h"

#include <array>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "core/net/peer_address.h"
#include "server/http/standard_answers.h"

namespace sigma::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kSweepPeriod{200};

}  // namespace

HttpWorker::HttpWorker(asio::io_context& context, HttpService service,
                       std::shared_ptr<net::ConnectionLimiter> limiter)
    : m_context(context),
      m_service(std::move(service)),
      m_limits(std::make_shared<const HttpLimits>(m_service.limits)),
      m_limiter(std::move(limiter)),
      m_timer(context) {}

void HttpWorker::start() {
    asio::post(m_context, [self = shared_from_this()] { self->sweep(); });
}

void HttpWorker::setLimits(const HttpLimits& limits) {
    asio::post(m_context, [self = shared_from_this(), shared = std::make_shared<const HttpLimits>(
                                                          limits)] { self->m_limits = shared; });
}

void HttpWorker::drain() {
    asio::post(m_context, [self = shared_from_this()] {
        self->m_isDraining = true;
        for (HttpSession& session : self->m_sessions) {
            session.drain();
        }
    });
}

void HttpWorker::abort() {
    asio::post(m_context, [self = shared_from_this()] {
        self->m_isDraining = true;
        for (HttpSession& session : self->m_sessions) {
            session.abort();
        }
    });
}

void HttpWorker::stop() {
    asio::post(m_context, [self = shared_from_this()] {
        self->m_isStopped = true;
        self->m_timer.cancel();
    });
}

void HttpWorker::accept(tcp::socket socket) {
    error_code error;
    const tcp::endpoint peer = socket.remote_endpoint(error);
    if (error || m_isDraining) {
        return;
    }
    auto permit = m_limiter->admit(net::addressGroup(peer.address()));
    if (!permit) {
        refuse(std::move(socket));
        return;
    }
    socket.non_blocking(true, error);
    socket.set_option(tcp::no_delay(true), error);
    const auto session =
        std::make_shared<HttpSession>(shared_from_this(), std::move(socket), std::move(*permit),
                                      net::addressText(peer.address()));
    m_sessions.push_back(*session);
    session->start();
}

void HttpWorker::refuse(tcp::socket socket) const {
    m_service.counters->refusedConnections.fetch_add(1, std::memory_order_relaxed);
    const std::string_view answer = refusal();
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(answer.data(), answer.size()), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    // Closing with unread bytes would reset the connection, and the answer might be lost.
    std::array<char, 4096> unread;
    socket.read_some(asio::buffer(unread), ignored);
}

void HttpWorker::sweep() {
    if (m_isStopped) {
        return;
    }
    const SteadyTime time = now();
    for (HttpSession& session : m_sessions) {
        session.inspect(time);
    }
    m_timer.expires_after(kSweepPeriod);
    m_timer.async_wait([self = shared_from_this()](const error_code&) { self->sweep(); });
}

}  // namespace sigma::http
