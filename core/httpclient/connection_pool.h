#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/httpclient/cancellation.h"
#include "core/httpclient/http_connection.h"

namespace sigma::httpclient {

/// Keeps connections for the next request, and bounds how many there are to one server.
///
/// Requests wait for a place in their order, urgent ones first. A connection that nobody wanted for
/// half a minute is closed. Thread: its executor's; it outlives its leases.
class ConnectionPool {
public:
    /// The use of one connection, until it is destroyed; then it is kept if it is reusable.
    class Lease {
    public:
        Lease(Lease&& other) noexcept = default;
        Lease& operator=(Lease&& other) = delete;
        ~Lease();

        /// Open where it was used before; to be opened else.
        HttpConnection& connection() const { return *m_connection; }

    private:
        friend class ConnectionPool;
        Lease(ConnectionPool& pool, std::string server, std::shared_ptr<HttpConnection> connection)
            : m_pool(pool), m_server(std::move(server)), m_connection(std::move(connection)) {}

        ConnectionPool& m_pool;
        std::string m_server;
        std::shared_ptr<HttpConnection> m_connection;
    };

    struct Wish {
        std::string server;  ///< connections of one name are interchangeable
        bool isSecure = false;
        bool isUrgent = false;
        SteadyTime deadline;
        Cancellation* cancellation = nullptr;
    };

    /// `tls` is for secure connections; none: made when the first is wanted.
    ConnectionPool(boost::asio::any_io_executor executor, const Clock& clock,
                   std::size_t mostToOneServer, bool verifiesCertificates,
                   std::shared_ptr<const net::TlsContext> tls);

    /// Errors: kIo where no place was free in time, or it was cancelled.
    boost::asio::awaitable<Result<Lease>> take(Wish wish);

private:
    struct Waiter {
        Waiter(const boost::asio::any_io_executor& executor, const Wish& wish)
            : timer(executor, wish.deadline), isUrgent(wish.isUrgent) {}
        boost::asio::steady_timer timer;
        bool isUrgent;
        bool hasPlace = false;
    };
    struct IdleConnection {
        std::shared_ptr<HttpConnection> connection;
        SteadyTime since;
    };
    struct Server {
        std::size_t inUse = 0;  ///< places, of which waiters who were called have theirs
        std::vector<IdleConnection> idle;
        std::deque<std::shared_ptr<Waiter>> waiters;
    };

    boost::asio::awaitable<bool> waitForPlace(const Wish& wish);
    std::shared_ptr<HttpConnection> connectionFor(const Wish& wish);
    void giveBack(const std::string& server, std::shared_ptr<HttpConnection> connection);
    void dropOld(SteadyTime now);

    boost::asio::any_io_executor m_executor;
    const Clock& m_clock;
    std::size_t m_mostToOneServer;
    bool m_verifiesCertificates;
    std::shared_ptr<const net::TlsContext> m_tls;
    std::map<std::string, Server, std::less<>> m_servers;
};

}  // namespace sigma::httpclient
