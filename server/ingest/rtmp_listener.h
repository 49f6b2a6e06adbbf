#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/net/connection_limiter.h"
#include "core/net/endpoint.h"
#include "core/net/io_pool.h"
#include "core/net/tcp_listener.h"
#include "server/ingest/rtmp_service.h"

namespace sigma::ingest {

/// Serves RTMP on one address. Thread: any.
class RtmpListener {
public:
    /// Listens at once. Errors: as net::TcpListener.
    static Result<std::unique_ptr<RtmpListener>> create(net::IoPool& pool,
                                                        const net::Endpoint& endpoint,
                                                        std::shared_ptr<RtmpService> service);

    std::uint16_t port() const { return m_listener->port(); }
    /// For connections to come; those that are open keep their time-outs, and their places.
    void setLimits(const RtmpLimits& limits);
    void stopAccepting() { m_listener->stop(); }

private:
    RtmpListener(std::shared_ptr<RtmpService> service,
                 std::shared_ptr<net::ConnectionLimiter> limiter,
                 std::unique_ptr<net::TcpListener> listener)
        : m_service(std::move(service)),
          m_limiter(std::move(limiter)),
          m_listener(std::move(listener)) {}

    std::shared_ptr<RtmpService> m_service;
    std::shared_ptr<net::ConnectionLimiter> m_limiter;
    std::unique_ptr<net::TcpListener> m_listener;
};

}  // namespace sigma::ingest
