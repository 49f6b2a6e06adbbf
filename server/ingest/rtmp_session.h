#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/net/bulk_pacer.h"
#include "core/net/connection_limiter.h"
#include "core/rtmp/server_connection.h"
#include "server/ingest/rtmp_player.h"
#include "server/ingest/rtmp_publisher.h"
#include "server/ingest/rtmp_service.h"

namespace sigma::ingest {

/// One RTMP connection: it publishes to one channel, or plays one.
///
/// Keeps itself alive while its socket is open. Thread: the socket's context.
class RtmpSession : public std::enable_shared_from_this<RtmpSession> {
public:
    RtmpSession(boost::asio::ip::tcp::socket socket, net::ConnectionLimiter::Permit permit,
                std::string remote, std::shared_ptr<RtmpService> service);
    ~RtmpSession();

    void start();

private:
    boost::asio::awaitable<void> readLoop();
    boost::asio::awaitable<void> watchLoop();
    /// Why the connection is to be closed now; empty while it may go on.
    std::string_view overdue(SteadyTime now) const;
    Result<void> handleEvents();
    Result<void> handle(const rtmp::PublishRequested& request);
    Result<void> handle(const rtmp::PlayRequested& request);
    Result<void> handle(const rtmp::MediaMessage& message);
    Result<void> handle(const rtmp::MetadataReceived& metadata);
    Result<void> handle(const rtmp::PublishEnded& ended);
    Result<void> handle(const rtmp::PlayEnded& ended);
    Result<void> handle(const rtmp::PauseRequested& pause);

    void flushOutput();
    void endRole();
    void onWritten(std::size_t bytes, bool hasFailed);
    /// Sends what is queued, waits for the peer to take it, then closes.
    void closeGracefully(std::string_view reason);
    void finishSending();
    void close();

    boost::asio::ip::tcp::socket m_socket;
    net::BulkPacer& m_pacer;
    boost::asio::steady_timer m_watchTimer;
    net::ConnectionLimiter::Permit m_permit;
    std::string m_remote;
    std::shared_ptr<RtmpService> m_service;
    std::shared_ptr<const RtmpLimits> m_limits;
    rtmp::ServerConnection m_connection;
    std::unique_ptr<RtmpPublisher> m_publisher;
    std::shared_ptr<RtmpPlayer> m_player;
    std::vector<SharedBuffer> m_writing;
    std::size_t m_writingBytes = 0;
    SteadyTime m_idleSince;  ///< neither publishes nor plays since then
    SteadyTime m_lastMoved;
    bool m_isClosing = false;
};

}  // namespace sigma::ingest
