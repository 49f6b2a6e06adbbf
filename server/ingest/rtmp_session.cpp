#include "server/ingest/rtmp_session.h"

#include <array>
#include <numeric>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "server/ingest/printable_name.h"
#include "server/ingest/publish_credentials.h"

namespace sigma::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr auto kToken = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kReadBytes = 16 * 1024;
constexpr std::size_t kMostBytesInFlight = 16U << 20;
constexpr auto kWatchInterval = 1s;
constexpr auto kClosingTime = 5s;
constexpr auto kInFlightPoll = 5ms;

}  // namespace

RtmpSession::RtmpSession(asio::ip::tcp::socket socket, net::ConnectionLimiter::Permit permit,
                         std::string remote, std::shared_ptr<RtmpService> service)
    : m_socket(std::move(socket)),
      m_pacer(asio::use_service<net::BulkPacer>(m_socket.get_executor().context())),
      m_watchTimer(m_socket.get_executor()),
      m_permit(std::move(permit)),
      m_remote(std::move(remote)),
      m_service(std::move(service)),
      m_limits(m_service->limits.load()),
      m_connection(m_limits->chunks),
      m_idleSince(m_service->clock->steadyNow()),
      m_lastMoved(m_idleSince) {
    ++m_service->counters.openConnections;
}

RtmpSession::~RtmpSession() {
    if (m_player) {
        m_player->detach();  // the stream and its player hold each other
    }
    --m_service->counters.openConnections;
}

void RtmpSession::start() {
    boost::system::error_code ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto finished = [self = shared_from_this()](const std::exception_ptr& exception) {
        if (exception) {
            self->m_service->logger.error("rtmp.session_failed", {{"remote", self->m_remote}});
            self->close();
        }
    };
    asio::co_spawn(
        m_socket.get_executor(), [self = shared_from_this()] { return self->readLoop(); },
        finished);
    asio::co_spawn(
        m_socket.get_executor(), [self = shared_from_this()] { return self->watchLoop(); },
        finished);
}

asio::awaitable<void> RtmpSession::readLoop() {
    std::vector<std::uint8_t> bytes(kReadBytes);
    asio::steady_timer pause(m_socket.get_executor());
    while (m_socket.is_open()) {
        const auto target = asio::buffer(bytes);
        const auto [error, size] = co_await m_socket.async_read_some(target, kToken);
        if (error) {
            break;
        }
        if (m_isClosing) {
            continue;
        }
        if (m_publisher) {
            m_pacer.noteRead(m_publisher->isWatched());
        }
        m_lastMoved = m_service->clock->steadyNow();
        const auto received = m_connection.receive(ByteSpan(bytes.data(), size));
        const auto handled = handleEvents();
        flushOutput();
        if (const auto& failed = received.has_error() ? received : handled; failed.has_error()) {
            m_service->counters.protocolErrors += m_isClosing ? 0 : 1;
            closeGracefully(failed.error().context);
        }
        while (m_publisher && m_publisher->bytesInFlight() > kMostBytesInFlight) {
            pause.expires_after(kInFlightPoll);
            co_await pause.async_wait(kToken);
        }
    }
    close();
}

/// Ends the connection when nothing moves, or when it never says what it wants.
asio::awaitable<void> RtmpSession::watchLoop() {
    while (m_socket.is_open()) {
        m_watchTimer.expires_after(kWatchInterval);
        co_await m_watchTimer.async_wait(kToken);
        if (!m_socket.is_open()) {
            break;
        }
        if (m_publisher) {
            m_publisher->noteViewers();
        }
        const SteadyTime now = m_service->clock->steadyNow();
        const std::string_view reason = overdue(now);
        if (!reason.empty()) {
            if (!m_isClosing) {
                m_service->logger.info("rtmp.closed", {{"remote", m_remote}, {"reason", reason}});
            }
            close();
        } else if (m_player && now - m_lastMoved > m_limits->idleTime / 3) {
            m_connection.ping(0);
            flushOutput();
        }
    }
}

std::string_view RtmpSession::overdue(SteadyTime now) const {
    const bool hasRole = m_publisher || m_player;
    if (m_isClosing && now - m_lastMoved > kClosingTime) {
        return "it does not take its last answer";
    }
    if (!hasRole && now - m_idleSince > m_limits->handshakeTime) {
        return "nothing was asked for in time";
    }
    return now - m_lastMoved > m_limits->idleTime ? "nothing moved in time" : "";
}

Result<void> RtmpSession::handleEvents() {
    for (const rtmp::ServerEvent& event : m_connection.takeEvents()) {
        if (m_isClosing) {
            break;
        }
        SIGMA_TRY(std::visit([this](const auto& each) { return handle(each); }, event));
    }
    if (m_publisher) {
        m_publisher->flush();
    }
    return {};
}

Result<void> RtmpSession::handle(const rtmp::PublishRequested& request) {
    const auto reject = [&](std::string_view reason) {
        ++m_service->counters.rejectedPublishers;
        m_service->logger.warning("publisher.rejected", {{"remote", m_remote}, {"reason", reason}});
        m_connection.rejectPublish(request.streamId, "NetStream.Publish.BadName", reason);
    };
    if (m_publisher || m_player) {
        reject("this connection publishes or plays already");
        return {};
    }
    const auto rendition = publishedRendition(request);
    if (rendition.has_error()) {
        reject(rendition.error().context);
        closeGracefully(rendition.error().context);
        return {};
    }
    const auto grant = m_service->authorizer->authorize(publishRequest(request, m_remote));
    if (grant.has_error()) {
        reject(grant.error().context);
        closeGracefully(grant.error().context);
        return {};
    }
    const auto& channel = grant->channel;
    m_service->logger.info("publisher.connected",
                           {{"channel", channel->id.value()},
                            {"remote", m_remote},
                            {"credential", domain::toString(grant->credential)},
                            {"rendition", *rendition},
                            {"encoder", request.connect->flashVersion}});
    m_connection.acceptPublish(request.streamId);
    auto onDisconnect = [weak = weak_from_this(),
                         executor = m_socket.get_executor()](std::string reason) {
        asio::post(executor, [weak, reason = std::move(reason)] {
            if (const auto self = weak.lock(); self && self->m_publisher) {
                self->m_connection.failPublish(self->m_publisher->streamId(),
                                               "NetStream.Publish.Idle", reason);
                self->closeGracefully(reason);
            }
        });
    };
    m_publisher = std::make_unique<RtmpPublisher>(
        request.streamId, channel, m_service->streams->open(channel),
        stream::PublisherInfo{m_remote, printableName(request.connect->flashVersion), *rendition},
        m_service->streams->counters(channel->id), std::move(onDisconnect));
    return {};
}

Result<void> RtmpSession::handle(const rtmp::PlayRequested& request) {
    const auto channel = playTarget(request, *m_service->channels, *m_service->guard);
    if (channel.has_error() || m_publisher || m_player) {
        m_connection.rejectPlay(request.streamId, "NetStream.Play.StreamNotFound",
                                channel.has_error() ? channel.error().context
                                                    : "this connection publishes or plays already");
        return {};
    }
    m_service->logger.info("player.connected",
                           {{"channel", (*channel)->id.value()}, {"remote", m_remote}});
    m_connection.acceptPlay(request.streamId);
    auto onEvents = [weak = weak_from_this(), executor = m_socket.get_executor()](
                        const std::vector<media::MediaEvent>& events) {
        asio::post(executor, [weak, events] {
            if (const auto self = weak.lock(); self && self->m_player) {
                self->m_player->send(self->m_connection, events, self->m_writingBytes);
                self->flushOutput();
                if (self->m_player->isOver()) {
                    self->endRole();
                }
            }
        });
    };
    m_player = std::make_shared<RtmpPlayer>(request.streamId, m_limits->playerQueueBytes,
                                            m_service->streams->counters((*channel)->id),
                                            std::move(onEvents));
    m_player->attach(m_service->streams->open(*channel));
    return {};
}

Result<void> RtmpSession::handle(const rtmp::MediaMessage& message) {
    if (!m_publisher || message.streamId != m_publisher->streamId()) {
        return {};
    }
    auto result = m_publisher->push(message);
    if (result.has_error()) {
        m_publisher->reject(result.error().context);
    }
    if (result.has_error() && result.error().code == ErrorCode::kUnsupported) {
        m_service->logger.warning("publisher.rejected",
                                  {{"channel", m_publisher->channel().id.value()},
                                   {"remote", m_remote},
                                   {"reason", result.error().context}});
        m_connection.failPublish(message.streamId, "NetStream.Publish.Failed",
                                 result.error().context);
    }
    return result;
}

/// It may be wrong or missing: all but the encoder's name is learnt from the media itself.
Result<void> RtmpSession::handle(const rtmp::MetadataReceived& metadata) {
    std::string encoder = printableName(metadata.metadata.text("encoder"));
    if (m_publisher && m_publisher->streamId() == metadata.streamId && !encoder.empty()) {
        m_publisher->describe(std::move(encoder));
    }
    return {};
}

Result<void> RtmpSession::handle(const rtmp::PublishEnded& ended) {
    if (m_publisher && m_publisher->streamId() == ended.streamId) {
        m_publisher->end();
        endRole();
    }
    return {};
}

Result<void> RtmpSession::handle(const rtmp::PlayEnded& ended) {
    if (m_player && m_player->streamId() == ended.streamId) {
        endRole();
    }
    return {};
}

Result<void> RtmpSession::handle(const rtmp::PauseRequested& pause) {
    if (m_player && m_player->streamId() == pause.streamId) {
        m_player->setPaused(pause.isPaused);
    }
    return {};
}

void RtmpSession::flushOutput() {
    if (!m_writing.empty() || m_connection.pendingOutputBytes() == 0) {
        return;
    }
    m_writingBytes = m_connection.pendingOutputBytes();
    m_writing = m_connection.takeOutput();
    std::vector<asio::const_buffer> buffers;
    buffers.reserve(m_writing.size());
    for (const SharedBuffer& piece : m_writing) {
        buffers.emplace_back(piece.data(), piece.size());
    }
    asio::async_write(
        m_socket, buffers,
        [self = shared_from_this()](const boost::system::error_code& error, std::size_t bytes) {
            self->onWritten(bytes, error.failed());
        });
}

void RtmpSession::onWritten(std::size_t bytes, bool hasFailed) {
    m_writing.clear();
    m_writingBytes = 0;
    if (hasFailed) {
        close();
        return;
    }
    if (m_player && bytes != 0) {
        m_lastMoved = m_service->clock->steadyNow();
    }
    flushOutput();
    if (m_isClosing && m_writing.empty()) {
        finishSending();
    }
}

void RtmpSession::closeGracefully(std::string_view reason) {
    if (m_isClosing) {
        return;
    }
    m_isClosing = true;
    m_service->logger.info("rtmp.closed", {{"remote", m_remote}, {"reason", reason}});
    endRole();
    flushOutput();
    if (m_writing.empty()) {
        finishSending();
    }
}

/// Closing with bytes unread would reset the connection, and the last answer might be lost: the
/// rest is read and thrown away until the peer closes too, or the time for that is over.
void RtmpSession::finishSending() {
    boost::system::error_code ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

void RtmpSession::endRole() {
    if (m_player) {
        m_player->detach();
        m_player.reset();
    }
    m_publisher.reset();
    m_idleSince = m_service->clock->steadyNow();
}

void RtmpSession::close() {
    endRole();
    boost::system::error_code ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    m_socket.close(ignored);
    m_watchTimer.cancel();
}

}  // namespace sigma::ingest
