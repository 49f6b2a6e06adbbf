#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <poll.h>

#include "core/rtmp/server_connection.h"
#include "tests/support/self_signed_certificate.h"

namespace sigma::publish::test {

/// An RTMP server on the loopback that does with each publisher what the test says, one connection
/// after the other, on a thread of its own.
class ScriptedRtmpServer {
public:
    enum class Manner {
        kTakesAll,
        kRefuses,           ///< NetStream.Publish.BadName
        kClosesAfterMedia,  ///< at the tenth message of media
        kFailsAfterMedia,   ///< with NetStream.Publish.Rejected there
        kSilent,            ///< accepts the connection, and never answers
        kStopsReading,      ///< after it has let somebody publish
        kHangsUp,           ///< at once
    };

    explicit ScriptedRtmpServer(std::vector<Manner> manners, bool isSecure = false)
        : m_manners(std::move(manners)), m_isSecure(isSecure) {
        sigma::test::useSelfSignedCertificate(m_tls);
        m_acceptor.set_option(boost::asio::socket_base::receive_buffer_size(4096));
        m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    ScriptedRtmpServer(const ScriptedRtmpServer&) = delete;
    ScriptedRtmpServer& operator=(const ScriptedRtmpServer&) = delete;
    ~ScriptedRtmpServer() {
        m_thread.request_stop();
        // Wakes accept(); a connection that is served ends with its publisher.
        boost::asio::io_context context;
        boost::asio::ip::tcp::socket socket(context);
        boost::system::error_code ignored;
        socket.connect({boost::asio::ip::address_v4::loopback(), port()}, ignored);
    }

    std::uint16_t port() const { return m_port; }
    int connections() const { return m_connections; }
    int mediaMessages() const { return m_media; }
    bool hasEnded() const { return m_hasEnded; }
    std::uint32_t newestTimestamp() const { return m_newestTimestamp; }

private:
    using Socket = boost::asio::ip::tcp::socket;

    void serve(const std::stop_token& stop) {
        for (std::size_t index = 0;; ++index) {
            boost::system::error_code error;
            Socket socket(m_context);
            m_acceptor.accept(socket, error);
            if (error || stop.stop_requested()) {
                return;
            }
            ++m_connections;
            const Manner manner = m_manners[std::min(index, m_manners.size() - 1)];
            if (m_isSecure) {
                boost::asio::ssl::stream<Socket> stream(std::move(socket), m_tls);
                stream.handshake(boost::asio::ssl::stream_base::server, error);
                if (!error) {
                    serveOne(stream, stream.next_layer(), manner);
                }
            } else {
                serveOne(socket, socket, manner);
            }
        }
    }

    template <class Stream>
    void serveOne(Stream& stream, Socket& socket, Manner manner) {
        rtmp::ServerConnection connection;
        std::vector<std::uint8_t> bytes(64 * 1024);
        int media = 0;
        while (manner != Manner::kHangsUp) {
            boost::system::error_code error;
            const std::size_t count = stream.read_some(boost::asio::buffer(bytes), error);
            if (error) {
                return;
            }
            if (manner == Manner::kSilent) {
                continue;
            }
            if (connection.receive({bytes.data(), count}).has_error()) {
                return;
            }
            const bool goesOn = handle(connection, manner, media);
            for (const SharedBuffer& output : connection.takeOutput()) {
                boost::asio::write(stream, boost::asio::buffer(output.data(), output.size()),
                                   error);
            }
            if (!goesOn && manner == Manner::kStopsReading) {
                awaitHangUp(socket);
            }
            if (!goesOn) {
                return;
            }
        }
    }

    bool handle(rtmp::ServerConnection& connection, Manner manner, int& media) {
        for (const rtmp::ServerEvent& event : connection.takeEvents()) {
            if (const auto* const wish = std::get_if<rtmp::PublishRequested>(&event)) {
                if (manner == Manner::kRefuses) {
                    connection.rejectPublish(wish->streamId, "NetStream.Publish.BadName", "busy");
                    return false;
                }
                connection.acceptPublish(wish->streamId);
                if (manner == Manner::kStopsReading) {
                    return false;
                }
            } else if (const auto* const message = std::get_if<rtmp::MediaMessage>(&event)) {
                m_newestTimestamp = message->timestamp;
                ++m_media;
                if (++media >= 10 && manner == Manner::kClosesAfterMedia) {
                    return false;
                }
                if (media >= 10 && manner == Manner::kFailsAfterMedia) {
                    connection.failPublish(message->streamId, "NetStream.Publish.Rejected",
                                           "not here");
                    return false;
                }
            } else if (std::holds_alternative<rtmp::PublishEnded>(event)) {
                m_hasEnded = true;
                return false;
            }
        }
        return true;
    }

    /// Reads nothing: what is sent fills the buffers, and then stands still.
    static void awaitHangUp(Socket& socket) {
        pollfd state{socket.native_handle(), POLLRDHUP, 0};
        ::poll(&state, 1, -1);
    }

    std::vector<Manner> m_manners;
    bool m_isSecure;
    boost::asio::io_context m_context;
    boost::asio::ssl::context m_tls{boost::asio::ssl::context::tls_server};
    boost::asio::ip::tcp::acceptor m_acceptor{m_context,
                                              {boost::asio::ip::address_v4::loopback(), 0}};
    std::uint16_t m_port = m_acceptor.local_endpoint().port();
    std::atomic<int> m_connections{0};
    std::atomic<int> m_media{0};
    std::atomic<bool> m_hasEnded{false};
    std::atomic<std::uint32_t> m_newestTimestamp{0};
    std::jthread m_thread;
};

}  // namespace sigma::publish::test
