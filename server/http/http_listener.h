#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "core/net/endpoint.h"
#include "core/net/io_pool.h"
#include "server/http/cors_policy.h"
#include "server/http/http_counters.h"
#include "server/http/http_limits.h"
#include "server/http/router.h"

namespace sigma::net {
class TcpListener;
}

namespace sigma::http {

/// What an HttpListener works with. Sessions share it, so that none outlives what it refers to.
struct HttpService {
    std::shared_ptr<const Router> router;
    HttpLimits limits;  ///< to begin with; see HttpListener::setLimits
    std::shared_ptr<const Clock> clock;
    Logger logger;
    std::shared_ptr<HttpCounters> counters = std::make_shared<HttpCounters>();
    CorsPolicy cors{};
};

/// Serves HTTP/1.1 (RFC 9112) on one address.
///
/// To stop without cutting anybody off: stopAccepting(), drain(), then stop and join the pool.
/// Thread: any but the pool's own for drain() and the destructor, since both block.
class HttpListener {
public:
    /// Listens at once; requests are answered while the pool runs. Errors: as TcpListener.
    static Result<std::unique_ptr<HttpListener>> create(net::IoPool& pool,
                                                        const net::Endpoint& endpoint,
                                                        HttpService service);
    HttpListener(const HttpListener&) = delete;
    HttpListener& operator=(const HttpListener&) = delete;
    /// Drains without patience. The pool must still be there.
    ~HttpListener();

    std::uint16_t port() const;

    /// For connections to come; those that are open keep their time-outs, and their places.
    void setLimits(const HttpLimits& limits);

    void stopAccepting();
    /// Lets the answers under way finish, ends those whose body is produced by a source, and
    /// closes every other connection; when the time has
    /// passed, cancels what is left. Blocks. True when no connection is left.
    bool drain(std::chrono::milliseconds patience);

private:
    class State;
    HttpListener(std::shared_ptr<State> state, std::unique_ptr<net::TcpListener> acceptor);

    std::shared_ptr<State> m_state;
    std::unique_ptr<net::TcpListener> m_acceptor;
};

}  // namespace sigma::http
