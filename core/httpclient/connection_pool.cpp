#include "core/httpclient/connection_pool.h"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sigma::httpclient {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kMostIdle = 16;  // to one server
constexpr std::chrono::seconds kMaxIdleTime(30);

}  // namespace

ConnectionPool::Lease::~Lease() {
    if (m_connection) {
        m_pool.giveBack(m_server, std::move(m_connection));
    }
}

ConnectionPool::ConnectionPool(asio::any_io_executor executor, const Clock& clock,
                               std::size_t mostToOneServer, bool verifiesCertificates,
                               std::shared_ptr<const net::TlsContext> tls)
    : m_executor(std::move(executor)),
      m_clock(clock),
      m_mostToOneServer(mostToOneServer),
      m_verifiesCertificates(verifiesCertificates),
      m_tls(std::move(tls)) {}

asio::awaitable<Result<ConnectionPool::Lease>> ConnectionPool::take(Wish wish) {
    Server& server = m_servers[wish.server];
    if (server.inUse < m_mostToOneServer) {
        ++server.inUse;
    } else {
        auto waiting = waitForPlace(wish);
        const bool hasPlace = co_await std::move(waiting);
        if (!hasPlace) {
            co_return Error{ErrorCode::kIo, wish.server + ": no connection was free in time"};
        }
    }
    co_return Lease(*this, wish.server, connectionFor(wish));
}

asio::awaitable<bool> ConnectionPool::waitForPlace(const Wish& wish) {
    const auto waiter = std::make_shared<Waiter>(m_executor, wish);
    m_servers[wish.server].waiters.push_back(waiter);
    if (wish.cancellation != nullptr) {
        wish.cancellation->setStop([waiter] { waiter->timer.cancel(); });
    }
    auto waiting = waiter->timer.async_wait(asio::as_tuple(asio::use_awaitable));
    co_await std::move(waiting);
    if (wish.cancellation != nullptr) {
        wish.cancellation->setStop({});
    }
    std::erase(m_servers[wish.server].waiters, waiter);
    co_return waiter->hasPlace;
}

std::shared_ptr<HttpConnection> ConnectionPool::connectionFor(const Wish& wish) {
    std::vector<IdleConnection>& idle = m_servers[wish.server].idle;
    if (!idle.empty()) {
        auto connection = std::move(idle.back().connection);
        idle.pop_back();
        return connection;
    }
    if (wish.isSecure && !m_tls) {
        m_tls = std::make_shared<net::TlsContext>(m_verifiesCertificates);
    }
    auto stream =
        wish.isSecure ? net::makeTlsStream(m_executor, m_tls) : net::makeTcpStream(m_executor);
    return std::make_shared<HttpConnection>(m_executor, m_clock, std::move(stream));
}

void ConnectionPool::giveBack(const std::string& name, std::shared_ptr<HttpConnection> connection) {
    const SteadyTime now = std::chrono::steady_clock::now();
    Server& server = m_servers[name];
    if (connection->isReusable() && server.idle.size() < kMostIdle) {
        server.idle.push_back({std::move(connection), now});
    }
    auto next = std::ranges::find(server.waiters, true, [](const auto& w) { return w->isUrgent; });
    if (next == server.waiters.end()) {
        next = server.waiters.begin();
    }
    if (next != server.waiters.end()) {
        (*next)->hasPlace = true;
        (*next)->timer.cancel();
        server.waiters.erase(next);
    } else {
        --server.inUse;
    }
    dropOld(now);
}

void ConnectionPool::dropOld(SteadyTime now) {
    for (auto& [name, server] : m_servers) {
        std::erase_if(server.idle, [&](const IdleConnection& candidate) {
            return now - candidate.since > kMaxIdleTime;
        });
    }
    std::erase_if(m_servers, [](const auto& entry) {
        const Server& server = entry.second;
        return server.inUse == 0 && server.idle.empty() && server.waiters.empty();
    });
}

}  // namespace sigma::httpclient
