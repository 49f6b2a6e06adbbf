#include "core/publish/transport.h"

#include <type_traits>

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

#include "core/net/tls_context.h"

namespace sigma::publish {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

Error ioError(const RtmpAddress& address, std::string_view what, const error_code& error) {
    return {ErrorCode::kIo, address.host + ": " + std::string(what) + ": " + error.message()};
}

/// Without a reason: it is the end of a connection that was good.
Error lost(const error_code& error) {
    if (error == asio::error::eof || error == ssl::error::stream_truncated) {
        return {ErrorCode::kIo, "the server closed the connection"};
    }
    return {ErrorCode::kIo, "the connection broke: " + error.message()};
}

using PlainStream = tcp::socket;
using TlsStream = ssl::stream<tcp::socket>;

template <class Stream>
class StreamTransport final : public Transport {
public:
    StreamTransport(const asio::any_io_executor& executor, bool verifiesCertificates)
        : m_tls(verifiesCertificates),
          m_resolver(executor),
          m_stream(makeStream(executor, m_tls)) {}

    asio::awaitable<Result<void>> open(RtmpAddress address) override {
        auto resolving = m_resolver.async_resolve(address.host, address.port, kAsTuple);
        const auto [resolveError, found] = co_await std::move(resolving);
        if (resolveError) {
            co_return ioError(address, "finding the server", resolveError);
        }
        auto connecting = asio::async_connect(lowest(), found, kAsTuple);
        const auto [connectError, endpoint] = co_await std::move(connecting);
        if (connectError) {
            co_return ioError(address, "connecting", connectError);
        }
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            error_code ignored;
            if (m_tls.verifiesCertificates()) {
                m_stream.set_verify_callback(ssl::host_name_verification(address.host), ignored);
            }
            SSL_set_tlsext_host_name(m_stream.native_handle(), address.host.c_str());
            auto shaking = m_stream.async_handshake(ssl::stream_base::client, kAsTuple);
            const auto [tlsError] = co_await std::move(shaking);
            const long verdict = SSL_get_verify_result(m_stream.native_handle());
            if (tlsError && verdict != X509_V_OK) {
                co_return Error{ErrorCode::kUnauthorized,
                                address.host + ": the server's certificate is not trusted: " +
                                    X509_verify_cert_error_string(verdict)};
            }
            if (tlsError) {
                co_return ioError(address, "TLS", tlsError);
            }
        }
        co_return Result<void>();
    }

    asio::awaitable<Result<std::size_t>> read(std::span<std::uint8_t> into) override {
        const auto buffer = asio::buffer(into.data(), into.size());
        auto reading = m_stream.async_read_some(buffer, kAsTuple);
        const auto [error, count] = co_await std::move(reading);
        if (error) {
            co_return lost(error);
        }
        co_return count;
    }

    asio::awaitable<Result<void>> write(ByteSpan bytes) override {
        const auto buffer = asio::buffer(bytes.data(), bytes.size());
        auto writing = asio::async_write(m_stream, buffer, kAsTuple);
        const auto [error, count] = co_await std::move(writing);
        if (error) {
            co_return lost(error);
        }
        co_return Result<void>();
    }

    void finish() override {
        error_code ignored;
        lowest().shutdown(tcp::socket::shutdown_send, ignored);
    }

    void close() override {
        m_resolver.cancel();
        error_code ignored;
        // What the kernel still holds belongs to a stream that is over: it is not to go on trying.
        lowest().set_option(tcp::socket::linger(true, 0), ignored);
        lowest().close(ignored);
    }

    int descriptor() override { return lowest().is_open() ? lowest().native_handle() : -1; }

private:
    static Stream makeStream(const asio::any_io_executor& executor,
                             [[maybe_unused]] const net::TlsContext& tls) {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            return Stream(executor, tls.native());
        } else {
            return Stream(executor);
        }
    }

    tcp::socket& lowest() {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            return m_stream.next_layer();
        } else {
            return m_stream;
        }
    }

    net::TlsContext m_tls;
    tcp::resolver m_resolver;
    Stream m_stream;
};

}  // namespace

std::unique_ptr<Transport> makeTransport(asio::any_io_executor executor, bool isSecure,
                                         bool verifiesCertificates) {
    if (isSecure) {
        return std::make_unique<StreamTransport<TlsStream>>(executor, verifiesCertificates);
    }
    return std::make_unique<StreamTransport<PlainStream>>(executor, verifiesCertificates);
}

}  // namespace sigma::publish
