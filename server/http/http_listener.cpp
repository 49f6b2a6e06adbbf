#include "server/http/http_listener.h"

#include <algorithm>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "core/net/connection_limiter.h"
#include "core/net/tcp_listener.h"
#include "server/http/http_worker.h"

namespace sigma::http {
namespace {

/// What sessions get to come to their end after their handlers were cancelled.
constexpr std::chrono::milliseconds kAbortTime{1'000};

}  // namespace

/// The workers of a listener, shared with the connections that are on their way to them.
class HttpListener::State {
public:
    State(net::IoPool& pool, const HttpService& service)
        : m_limiter(net::ConnectionLimiter::create(service.limits.connections,
                                                   service.limits.connectionsByAddress)) {
        for (std::size_t index = 0; index != pool.size(); ++index) {
            m_workers.push_back(
                std::make_shared<HttpWorker>(pool.context(index), service, m_limiter));
        }
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    void start() {
        for (const auto& worker : m_workers) {
            worker->start();
        }
    }

    void stop() {
        for (const auto& worker : m_workers) {
            worker->stop();
        }
    }

    void setLimits(const HttpLimits& limits) {
        m_limiter->setLimits(limits.connections, limits.connectionsByAddress);
        for (const auto& worker : m_workers) {
            worker->setLimits(limits);
        }
    }

    void accept(boost::asio::ip::tcp::socket socket) {
        const auto& context = static_cast<const boost::asio::io_context&>(
            boost::asio::query(socket.get_executor(), boost::asio::execution::context));
        const auto worker = std::ranges::find_if(
            m_workers, [&](const auto& candidate) { return candidate->isOn(context); });
        (*worker)->accept(std::move(socket));
    }

    void refuse(boost::asio::ip::tcp::socket socket) {
        m_workers.front()->refuse(std::move(socket));
    }

    bool drain(std::chrono::milliseconds patience) {
        for (const auto& worker : m_workers) {
            worker->drain();
        }
        if (m_limiter->waitUntilNoneIsOpen(patience)) {
            return true;
        }
        for (const auto& worker : m_workers) {
            worker->abort();
        }
        return m_limiter->waitUntilNoneIsOpen(kAbortTime);
    }

private:
    const std::shared_ptr<net::ConnectionLimiter> m_limiter;
    std::vector<std::shared_ptr<HttpWorker>> m_workers;
};

Result<std::unique_ptr<HttpListener>> HttpListener::create(net::IoPool& pool,
                                                           const net::Endpoint& endpoint,
                                                           HttpService service) {
    const auto state = std::make_shared<State>(pool, service);
    SIGMA_TRY_ASSIGN(
        auto acceptor,
        net::TcpListener::create(
            pool, endpoint, service.logger,
            [state](boost::asio::ip::tcp::socket socket) { state->accept(std::move(socket)); },
            [state](boost::asio::ip::tcp::socket socket) { state->refuse(std::move(socket)); }));
    state->start();
    return std::unique_ptr<HttpListener>(new HttpListener(state, std::move(acceptor)));
}

HttpListener::HttpListener(std::shared_ptr<State> state, std::unique_ptr<net::TcpListener> acceptor)
    : m_state(std::move(state)), m_acceptor(std::move(acceptor)) {}

HttpListener::~HttpListener() {
    stopAccepting();
    drain(std::chrono::milliseconds(0));
    m_state->stop();
}

std::uint16_t HttpListener::port() const {
    return m_acceptor->port();
}

void HttpListener::setLimits(const HttpLimits& limits) {
    m_state->setLimits(limits);
}

void HttpListener::stopAccepting() {
    m_acceptor->stop();
}

bool HttpListener::drain(std::chrono::milliseconds patience) {
    return m_state->drain(patience);
}

}  // namespace sigma::http
