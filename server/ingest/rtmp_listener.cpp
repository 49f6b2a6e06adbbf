#include "server/ingest/rtmp_listener.h"

#include "core/net/peer_address.h"
#include "server/ingest/rtmp_session.h"

namespace sigma::ingest {

Result<std::unique_ptr<RtmpListener>> RtmpListener::create(net::IoPool& pool,
                                                           const net::Endpoint& endpoint,
                                                           std::shared_ptr<RtmpService> service) {
    const auto limits = service->limits.load();
    auto limiter =
        net::ConnectionLimiter::create(limits->connections, limits->connectionsByAddress);
    auto onConnection = [service, limiter](boost::asio::ip::tcp::socket socket) {
        boost::system::error_code error;
        const auto peer = socket.remote_endpoint(error);
        if (error) {
            return;
        }
        auto permit = limiter->admit(net::addressGroup(peer.address()));
        if (!permit) {
            ++service->counters.refusedConnections;
            service->logger.warning("rtmp.refused", {{"remote", net::addressText(peer.address())},
                                                     {"reason", "too many connections"}});
            return;
        }
        std::make_shared<RtmpSession>(std::move(socket), std::move(*permit),
                                      net::addressText(peer.address()), service)
            ->start();
    };
    SIGMA_TRY_ASSIGN(auto listener,
                     net::TcpListener::create(pool, endpoint, service->logger, onConnection));
    return std::unique_ptr<RtmpListener>(
        new RtmpListener(std::move(service), std::move(limiter), std::move(listener)));
}

void RtmpListener::setLimits(const RtmpLimits& limits) {
    m_service->limits.store(std::make_shared<const RtmpLimits>(limits));
    m_limiter->setLimits(limits.connections, limits.connectionsByAddress);
}

}  // namespace sigma::ingest
