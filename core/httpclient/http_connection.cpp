#include "core/httpclient/http_connection.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <type_traits>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <openssl/ssl.h>

#include "core/base/ascii.h"

namespace sigma::httpclient {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::uint32_t kMaxHeaderBytes = 64 * 1024;
constexpr std::size_t kMaxReadBytes = 64 * 1024;

using PlainStream = beast::tcp_stream;
using TlsStream = asio::ssl::stream<beast::tcp_stream>;

Error ioError(const Url& url, std::string_view what, const error_code& error) {
    const std::string why = error == beast::error::timeout ? "no answer in time" : error.message();
    return {ErrorCode::kIo, url.origin() + ": " + std::string(what) + ": " + why};
}

Error answerError(const HttpRequest& request, const error_code& error) {
    if (error == http::error::body_limit) {
        return {ErrorCode::kLimitExceeded, toString(request.url) + " has more than " +
                                               std::to_string(request.maxBodyBytes) + " bytes"};
    }
    return ioError(request.url, "reading the answer", error);
}

using Message = http::request<http::string_body>;

Message getOf(const HttpRequest& request) {
    Message message(http::verb::get, request.url.target, 11);
    message.set(http::field::host, request.url.authority());
    message.set(http::field::user_agent, request.userAgent);
    message.set(http::field::accept, "*/*");
    message.set(http::field::accept_encoding, "gzip");
    message.set(http::field::origin, "https://sigma-probe.invalid");
    return message;
}

Message postOf(const HttpRequest& request) {
    Message message(http::verb::post, request.url.target, 11);
    message.set(http::field::host, request.url.authority());
    message.set(http::field::user_agent, request.userAgent);
    message.set(http::field::accept, "*/*");
    for (const auto& [name, value] : request.headers) {
        message.set(name, value);
    }
    message.body() = *request.posted;
    message.prepare_payload();
    return message;
}

std::string bytesOf(const Message& message) {
    std::ostringstream bytes;
    bytes << message.base() << message.body();
    return std::move(bytes).str();
}

using AnswerParser = http::basic_parser<false>;

enum class Until { kHeader, kEnd };

bool hasRead(const AnswerParser& parser, Until until) {
    return until == Until::kHeader ? parser.is_header_done() : parser.is_done();
}

void takeHead(const http::fields& fields, unsigned status, HttpAnswer& answer) {
    answer.status = static_cast<int>(status);
    for (const auto& field : fields) {
        std::string& value = answer.headers[toLowerAscii(field.name_string())];
        value += (value.empty() ? "" : ", ") + std::string(field.value());
    }
}

template <class Stream>
class StreamConnection final : public HttpConnection {
public:
    StreamConnection(asio::any_io_executor executor, const Clock& clock, const net::TlsContext& tls)
        : m_clock(clock), m_tls(tls), m_resolver(executor), m_stream(makeStream(executor, tls)) {}

    asio::awaitable<Result<void>> open(Url url, Addresses addresses, Deadline deadline) override {
        std::vector<tcp::endpoint> endpoints;
        for (const asio::ip::address& address : addresses) {
            endpoints.emplace_back(address, portOf(url));
        }
        if (addresses.empty()) {
            auto resolving = m_resolver.async_resolve(url.host, url.port, kAsTuple);
            const auto [resolveError, found] = co_await std::move(resolving);
            if (resolveError) {
                co_return ioError(url, "finding the host", resolveError);
            }
            endpoints.assign(found.begin(), found.end());
        }
        lowest().expires_at(deadline);
        auto connecting = lowest().async_connect(endpoints, kAsTuple);
        const auto [connectError, endpoint] = co_await std::move(connecting);
        if (connectError) {
            co_return ioError(url, "connecting", connectError);
        }
        error_code ignored;
        lowest().socket().set_option(tcp::no_delay(true), ignored);
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            if (m_tls.verifiesCertificates()) {
                m_stream.set_verify_callback(asio::ssl::host_name_verification(url.host), ignored);
            }
            SSL_set_tlsext_host_name(m_stream.native_handle(), url.host.c_str());
            auto shaking = m_stream.async_handshake(asio::ssl::stream_base::client, kAsTuple);
            const auto [tlsError] = co_await std::move(shaking);
            if (tlsError) {
                co_return ioError(url, "TLS", tlsError);
            }
        }
        co_return Result<void>();
    }

    asio::awaitable<Result<HttpAnswer>> exchange(HttpRequest request, Deadline deadline) override {
        m_isReusable = false;
        m_hasHeardBack = false;
        lowest().expires_at(deadline);
        const std::string sent = bytesOf(request.posted ? postOf(request) : getOf(request));
        auto writing = asio::async_write(m_stream, asio::buffer(sent), kAsTuple);
        const auto [writeError, written] = co_await std::move(writing);
        if (writeError) {
            co_return ioError(request.url, "sending the request", writeError);
        }
        HttpAnswer answer;
        answer.sentAt = m_clock.steadyNow();
        auto reading = request.posted ? readVerdict(request, answer) : readWhole(request, answer);
        const Result<void> read = co_await std::move(reading);
        if (read.has_error()) {
            co_return read.error();
        }
        answer.lastByteAt = m_clock.steadyNow();
        lowest().expires_never();
        answer.url = std::move(request.url);
        co_return answer;
    }

    bool isReusable() const override { return m_isReusable; }
    bool hasHeardBack() const override { return m_hasHeardBack; }

private:
    static Stream makeStream(const asio::any_io_executor& executor,
                             [[maybe_unused]] const net::TlsContext& tls) {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            return Stream(executor, tls.native());
        } else {
            return Stream(executor);
        }
    }

    beast::tcp_stream& lowest() { return beast::get_lowest_layer(m_stream); }

    /// `Url::parse` has found it to be a port.
    static std::uint16_t portOf(const Url& url) {
        std::uint16_t port = 0;
        std::from_chars(url.port.data(), url.port.data() + url.port.size(), port);
        return port;
    }

    /// Beast's own reading, once for each parser and stream, takes a minute to compile.
    asio::awaitable<error_code> read(AnswerParser& parser, Until until) {
        bool isStarved = m_buffer.size() == 0;
        while (!hasRead(parser, until)) {
            if (isStarved) {
                auto receiving = receive();
                const error_code error = co_await std::move(receiving);
                if (error == asio::error::eof) {
                    co_return endOf(parser);
                }
                if (error) {
                    co_return error;
                }
            }
            error_code error;
            m_buffer.consume(parser.put(m_buffer.data(), error));
            if (error && error != http::error::need_more) {
                co_return error;
            }
            isStarved = error == http::error::need_more || m_buffer.size() == 0;
        }
        co_return error_code();
    }

    asio::awaitable<error_code> receive() {
        const std::size_t room = std::min(m_buffer.max_size() - m_buffer.size(), kMaxReadBytes);
        if (room == 0) {
            co_return http::error::buffer_overflow;
        }
        auto receiving = m_stream.async_read_some(m_buffer.prepare(room), kAsTuple);
        const auto [error, count] = co_await std::move(receiving);
        m_buffer.commit(count);
        m_hasHeardBack = m_hasHeardBack || count != 0;
        co_return error;
    }

    /// An answer without a length ends with its connection; any other is then incomplete.
    static error_code endOf(AnswerParser& parser) {
        error_code error = http::error::end_of_stream;
        if (parser.got_some()) {
            error = {};
            parser.put_eof(error);
        }
        return error;
    }

    asio::awaitable<Result<void>> readWhole(const HttpRequest& request, HttpAnswer& answer) {
        http::response_parser<http::string_body> parser;
        parser.header_limit(kMaxHeaderBytes);
        parser.body_limit(request.maxBodyBytes);
        auto readingHeader = read(parser, Until::kHeader);
        const error_code headerError = co_await std::move(readingHeader);
        if (headerError) {
            co_return answerError(request, headerError);
        }
        answer.firstByteAt = m_clock.steadyNow();
        parser.eager(true);
        auto readingBody = read(parser, Until::kEnd);
        const error_code bodyError = co_await std::move(readingBody);
        if (bodyError) {
            co_return answerError(request, bodyError);
        }
        m_isReusable = parser.keep_alive();
        takeHead(parser.get(), parser.get().result_int(), answer);
        answer.body = SharedBuffer::take(std::move(parser.get().body()));
        co_return Result<void>();
    }

    asio::awaitable<Result<void>> readVerdict(const HttpRequest& request, HttpAnswer& answer) {
        http::response_parser<http::buffer_body> parser;
        parser.header_limit(kMaxHeaderBytes);
        parser.body_limit(boost::none);
        auto readingHeader = read(parser, Until::kHeader);
        const error_code headerError = co_await std::move(readingHeader);
        if (headerError) {
            co_return answerError(request, headerError);
        }
        answer.firstByteAt = m_clock.steadyNow();
        std::string body(request.maxBodyBytes, '\0');
        parser.get().body().data = body.data();
        parser.get().body().size = body.size();
        parser.eager(true);
        auto readingBody = read(parser, Until::kEnd);
        const error_code bodyError = co_await std::move(readingBody);
        // What follows an interim answer (RFC 9110, 15.2) must not be taken for the next request's.
        const bool isFinal = parser.get().result_int() >= 200;
        m_isReusable = isFinal && !bodyError && parser.is_done() && parser.keep_alive();
        takeHead(parser.get(), parser.get().result_int(), answer);
        body.resize(body.size() - parser.get().body().size);
        answer.body = SharedBuffer::take(std::move(body));
        co_return Result<void>();
    }

    const Clock& m_clock;
    const net::TlsContext& m_tls;
    tcp::resolver m_resolver;
    Stream m_stream;
    beast::flat_buffer m_buffer{kMaxHeaderBytes * 2};
    bool m_isReusable = false;
    bool m_hasHeardBack = false;
};

}  // namespace

std::unique_ptr<HttpConnection> makeHttpConnection(asio::any_io_executor executor,
                                                   const Clock& clock, const net::TlsContext& tls,
                                                   bool isSecure) {
    if (isSecure) {
        return std::make_unique<StreamConnection<TlsStream>>(executor, clock, tls);
    }
    return std::make_unique<StreamConnection<PlainStream>>(executor, clock, tls);
}

}  // namespace sigma::httpclient
