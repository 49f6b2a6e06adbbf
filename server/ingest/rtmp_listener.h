#pragma once

#include <memory>

#include "core/base/result.h"
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
    void stopAccepting() { m_listener->stop(); }

private:
    explicit RtmpListener(std::unique_ptr<net::TcpListener> listener)
        : m_listener(std::move(listener)) {}

    std::unique_ptr<net::TcpListener> m_listener;
};

}  // namespace sigma::ingest
