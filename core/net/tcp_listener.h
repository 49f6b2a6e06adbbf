#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include <boost/asio/ip/tcp.hpp>

#include "core/base/logger.h"
#include "core/base/result.h"
#include "core/net/endpoint.h"
#include "core/net/io_pool.h"

namespace sigma::net {

/// Accepts TCP connections and spreads them over the contexts of a pool.
///
/// Each connection lives on the context that it was given to, and `onConnection` runs there. When
/// file descriptors or memory run out, who comes is accepted with a descriptor kept for that and
/// handed to `onSurplus`, a few at a time with a pause between; the connections that live go on.
/// Addresses are bound with SO_REUSEADDR; "[::]" takes IPv4 as well. Thread: any, for every member.
class TcpListener {
public:
    /// Called on the socket's own context; must not throw.
    using OnConnection = std::function<void(boost::asio::ip::tcp::socket socket)>;
    /// Called on the listener's own context: say what a socket takes at once, and let it go. Must
    /// not throw.
    using OnSurplus = OnConnection;

    /// Listens at once; connections come when the pool runs. The host of the endpoint is an
    /// address or "localhost". Errors: kInvalidArgument, kConflict when the address is in use, kIo.
    static Result<std::unique_ptr<TcpListener>> create(IoPool& pool, const Endpoint& endpoint,
                                                       Logger logger, OnConnection onConnection,
                                                       OnSurplus onSurplus);
    TcpListener(const TcpListener&) = delete;
    TcpListener& operator=(const TcpListener&) = delete;
    /// Stops. Connections accepted before may still be on their way to `onConnection`.
    ~TcpListener();

    std::uint16_t port() const;
    /// Closes the listening socket soon; does not wait for it.
    void stop();
    /// How often accepting paused for want of file descriptors or memory.
    std::uint64_t pauses() const;

private:
    class Acceptor;
    explicit TcpListener(std::shared_ptr<Acceptor> acceptor);

    std::shared_ptr<Acceptor> m_acceptor;
};

}  // namespace sigma::net
