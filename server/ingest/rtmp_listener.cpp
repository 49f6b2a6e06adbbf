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
    auto refuse = [service](const boost::asio::ip::tcp::endpoint& peer, std::string_view reason) {
        ++service->counters.refusedConnections;
        service->logger.warning("rtmp.refused",
                                {{"remote", net::addressText(peer.address())}, {"reason", reason}});
    };
    auto onConnection = [service, limiter, refuse](boost::asio::ip::tcp::socket socket) {
        boost::system::error_code error;
        const auto peer = socket.remote_endpoint(error);
        if (error) {
            return;
        }
        auto permit = limiter->admit(net::addressGroup(peer.address()));
        if (!permit) {
            refuse(peer, "too many connections");
            return;
        }
        std::make_shared<RtmpSession>(std::move(socket), std::move(*permit),
                                      net::addressText(peer.address()), service)
            ->start();
    };
    auto onSurplus = [refuse](const boost::asio::ip::tcp::socket& socket) {
        boost::system::error_code error;
        refuse(socket.remote_endpoint(error), "no file descriptor is left");
    };
    SIGMA_TRY_ASSIGN(auto listener, net::TcpListener::create(pool, endpoint, service->logger,
                                                             onConnection, onSurplus));
    return std::unique_ptr<RtmpListener>(
        new RtmpListener(std::move(service), std::move(limiter), std::move(listener)));
}

void RtmpListener::setLimits(const RtmpLimits& limits) {
    m_service->limits.store(std::make_shared<const RtmpLimits>(limits));
    m_limiter->setLimits(limits.connections, limits.connectionsByAddress);
}

}  // namespace sigma::ingest
