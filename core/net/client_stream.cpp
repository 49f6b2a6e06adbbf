#include "core/net/client_stream.h"

#include <charconv>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ssl.h>

namespace sigma::net {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

Error ioError(std::string_view what, const error_code& error) {
    return {ErrorCode::kIo, std::string(what) + ": " + error.message()};
}

/// Without a reason: it is the end of a connection that was good.
Error lost(const error_code& error) {
    if (error == ssl::error::stream_truncated) {
        return {ErrorCode::kIo, "the server closed the connection"};
    }
    return {ErrorCode::kIo, "the connection broke: " + error.message()};
}

Error closed() {
    return {ErrorCode::kIo, "closed before it was open"};
}

using Endpoints = std::vector<tcp::endpoint>;

/// What needs no resolver; nothing for a name.
Endpoints knownEndpoints(const ServerAddress& server) {
    std::uint16_t port = 0;
    std::from_chars(server.port.data(), server.port.data() + server.port.size(), port);
    Endpoints endpoints;
    for (const asio::ip::address& address : server.addresses) {
        endpoints.emplace_back(address, port);
    }
    error_code noAddress;
    const auto host = asio::ip::make_address(server.host, noAddress);
    if (endpoints.empty() && !noAddress && port != 0) {
        endpoints.emplace_back(host, port);
    }
    return endpoints;
}

/// TCP, with nothing above it.
class PlainLayer {
public:
    explicit PlainLayer(const asio::any_io_executor& executor) : m_socket(executor) {}

    tcp::socket& socket() { return m_socket; }
    tcp::socket& stream() { return m_socket; }
    asio::awaitable<Result<void>> shakeHands(std::string /*host*/) { co_return Result<void>(); }

private:
    tcp::socket m_socket;
};

class TlsLayer {
public:
    TlsLayer(const asio::any_io_executor& executor, std::shared_ptr<const TlsContext> tls)
        : m_tls(std::move(tls)), m_stream(executor, m_tls->native()) {}

    tcp::socket& socket() { return m_stream.next_layer(); }
    ssl::stream<tcp::socket>& stream() { return m_stream; }

    asio::awaitable<Result<void>> shakeHands(std::string host) {
        error_code ignored;
        if (m_tls->verifiesCertificates()) {
            m_stream.set_verify_callback(ssl::host_name_verification(host), ignored);
        }
        SSL_set_tlsext_host_name(m_stream.native_handle(), host.c_str());
        auto shaking = m_stream.async_handshake(ssl::stream_base::client, kAsTuple);
        const auto [error] = co_await std::move(shaking);
        const long verdict = SSL_get_verify_result(m_stream.native_handle());
        if (error && verdict != X509_V_OK) {
            co_return Error{ErrorCode::kUnauthorized,
                            std::string("the server's certificate is not trusted: ") +
                                X509_verify_cert_error_string(verdict)};
        }
        if (error) {
            co_return ioError("TLS", error);
        }
        co_return Result<void>();
    }

private:
    std::shared_ptr<const TlsContext> m_tls;
    ssl::stream<tcp::socket> m_stream;
};

template <class Layer>
class LayeredStream final : public ClientStream {
public:
    template <class... More>
    explicit LayeredStream(const asio::any_io_executor& executor, More&&... more)
        : m_resolver(executor), m_layer(executor, std::forward<More>(more)...) {}

    asio::awaitable<Result<void>> open(ServerAddress server) override {
        Endpoints endpoints = knownEndpoints(server);
        if (endpoints.empty()) {
            auto resolving = m_resolver.async_resolve(server.host, server.port, kAsTuple);
            const auto [resolveError, found] = co_await std::move(resolving);
            if (resolveError) {
                co_return ioError("finding the host", resolveError);
            }
            endpoints.assign(found.begin(), found.end());
        }
        if (m_isClosed) {
            co_return closed();  // Connecting would open the socket again, and nobody end it.
        }
        auto connecting = asio::async_connect(m_layer.socket(), endpoints, kAsTuple);
        const auto [connectError, endpoint] = co_await std::move(connecting);
        if (connectError) {
            co_return ioError("connecting", connectError);
        }
        if (m_isClosed) {
            co_return closed();
        }
        error_code ignored;
        m_layer.socket().set_option(tcp::no_delay(true), ignored);
        auto shaking = m_layer.shakeHands(std::move(server.host));
        co_return co_await std::move(shaking);
    }

    asio::awaitable<Result<std::size_t>> read(std::span<std::uint8_t> into) override {
        const auto buffer = asio::buffer(into.data(), into.size());
        auto reading = m_layer.stream().async_read_some(buffer, kAsTuple);
        const auto [error, count] = co_await std::move(reading);
        if (error == asio::error::eof) {
            co_return std::size_t{0};
        }
        if (error) {
            co_return lost(error);
        }
        co_return count;
    }

    asio::awaitable<Result<void>> write(ByteSpan bytes) override {
        const auto buffer = asio::buffer(bytes.data(), bytes.size());
        auto writing = asio::async_write(m_layer.stream(), buffer, kAsTuple);
        const auto [error, count] = co_await std::move(writing);
        if (error) {
            co_return lost(error);
        }
        co_return Result<void>();
    }

    void finish() override {
        error_code ignored;
        m_layer.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

    void close() override {
        m_isClosed = true;
        m_resolver.cancel();
        error_code ignored;
        // What the kernel still holds belongs to a stream that is over: it is not to go on trying.
        m_layer.socket().set_option(tcp::socket::linger(true, 0), ignored);
        m_layer.socket().close(ignored);
    }

    int descriptor() override {
        tcp::socket& socket = m_layer.socket();
        return socket.is_open() ? socket.native_handle() : -1;
    }

private:
    tcp::resolver m_resolver;
    Layer m_layer;
    bool m_isClosed = false;
};

}  // namespace

std::unique_ptr<ClientStream> makeTcpStream(const asio::any_io_executor& executor) {
    return std::make_unique<LayeredStream<PlainLayer>>(executor);
}

std::unique_ptr<ClientStream> makeTlsStream(const asio::any_io_executor& executor,
                                            std::shared_ptr<const TlsContext> tls) {
    return std::make_unique<LayeredStream<TlsLayer>>(executor, std::move(tls));
}

}  // namespace sigma::net
