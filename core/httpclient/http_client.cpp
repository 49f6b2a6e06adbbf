#include "core/httpclient/http_client.h"

#include <algorithm>
#include <utility>

#include "core/base/gzip.h"
#include "core/httpclient/http_connection.h"

namespace sigma::httpclient {
namespace {

constexpr std::size_t kMaxIdleConnections = 16;  // of one origin
constexpr std::chrono::seconds kMaxIdleTime(30);

bool isRedirect(const HttpAnswer& answer) {
    const int status = answer.status;
    return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) &&
           !answer.header("location").empty();
}

/// Who a connection is kept for; a resolver's answers come in any order.
std::string peerOf(const Url& url, std::vector<boost::asio::ip::address> addresses) {
    std::ranges::sort(addresses);
    std::string peer = url.origin();
    for (const boost::asio::ip::address& address : addresses) {
        peer += ' ';
        peer += address.to_string();
    }
    return peer;
}

Result<void> decode(HttpAnswer& answer, std::size_t maxBytes) {
    const std::string_view encoding = answer.header("content-encoding");
    if (encoding.empty() || encoding == "identity") {
        return {};
    }
    if (encoding != "gzip" && encoding != "x-gzip") {
        return Error{ErrorCode::kInvalidData, toString(answer.url) + " comes in the encoding \"" +
                                                  std::string(encoding) +
                                                  "\", where gzip was offered"};
    }
    SIGMA_TRY_ASSIGN(answer.body, gunzip(answer.body.view(), maxBytes));
    answer.wasGzipped = true;
    return {};
}

}  // namespace

HttpClient::HttpClient(boost::asio::any_io_executor executor, const Clock& clock,
                       HttpClientOptions options)
    : m_executor(std::move(executor)),
      m_clock(clock),
      m_options(std::move(options)),
      m_tls(std::make_unique<net::TlsContext>(m_options.verifiesCertificates)) {}

HttpClient::~HttpClient() = default;

boost::asio::awaitable<Result<HttpAnswer>> HttpClient::get(Url url,
                                                           std::chrono::milliseconds patience) {
    // The sockets' own clock: a test's clock must not end a connection.
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (unsigned redirects = 0;; ++redirects) {
        auto asking = getOnce(url, deadline);
        Result<HttpAnswer> answer = co_await std::move(asking);
        if (answer.has_error() || !isRedirect(*answer)) {
            co_return answer;
        }
        if (redirects == m_options.maxRedirects) {
            co_return Error{ErrorCode::kLimitExceeded, toString(url) + " goes on redirecting, " +
                                                           std::to_string(m_options.maxRedirects) +
                                                           " times so far"};
        }
        auto target = url.resolve(answer->header("location"));
        if (target.has_error()) {
            co_return target.error();
        }
        url = *std::move(target);
    }
}

boost::asio::awaitable<Result<HttpAnswer>> HttpClient::post(HttpPost post,
                                                            std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    HttpRequest request{.url = std::move(post.url),
                        .userAgent = m_options.userAgent,
                        .maxBodyBytes = m_options.maxBodyBytes,
                        .posted = std::move(post.body),
                        .headers = std::move(post.headers)};
    auto sending = send(std::move(request), std::move(post.addresses), deadline);
    co_return co_await std::move(sending);
}

boost::asio::awaitable<Result<HttpAnswer>> HttpClient::getOnce(Url url, SteadyTime deadline) {
    HttpRequest request{std::move(url), m_options.userAgent, m_options.maxBodyBytes};
    auto sending = send(std::move(request), {}, deadline);
    Result<HttpAnswer> answer = co_await std::move(sending);
    if (answer.has_error()) {
        co_return answer;
    }
    if (const auto decoded = decode(*answer, m_options.maxBodyBytes); decoded.has_error()) {
        co_return decoded.error();
    }
    co_return answer;
}

boost::asio::awaitable<Result<HttpAnswer>> HttpClient::send(HttpRequest request,
                                                            Addresses addresses,
                                                            SteadyTime deadline) {
    const std::string peer = peerOf(request.url, addresses);
    while (true) {
        std::unique_ptr<HttpConnection> connection = takeIdle(peer);
        const bool isReused = connection != nullptr;
        if (!isReused) {
            connection = makeHttpConnection(m_executor, m_clock, *m_tls, request.url.isSecure);
            auto opening = connection->open(request.url, addresses, deadline);
            const Result<void> opened = co_await std::move(opening);
            if (opened.has_error()) {
                co_return opened.error();
            }
        }
        auto exchanging = connection->exchange(request, deadline);
        Result<HttpAnswer> answer = co_await std::move(exchanging);
        const bool hadTime = std::chrono::steady_clock::now() < deadline;
        if (answer.has_error() && isReused && !connection->hasHeardBack() && hadTime) {
            continue;  // The server had closed the kept connection: that is its right.
        }
        if (answer.has_value() && connection->isReusable()) {
            keep(peer, std::move(connection));
        }
        co_return answer;
    }
}

std::unique_ptr<HttpConnection> HttpClient::takeIdle(const std::string& peer) {
    const auto entry = m_idle.find(peer);
    if (entry == m_idle.end() || entry->second.empty()) {
        return nullptr;
    }
    auto connection = std::move(entry->second.back().connection);
    entry->second.pop_back();
    return connection;
}

void HttpClient::keep(const std::string& peer, std::unique_ptr<HttpConnection> connection) {
    const SteadyTime now = std::chrono::steady_clock::now();
    Connections& idle = m_idle[peer];
    if (idle.size() < kMaxIdleConnections) {
        idle.push_back({std::move(connection), now});
    }
    for (auto& [otherPeer, connections] : m_idle) {
        std::erase_if(connections, [&](const IdleConnection& candidate) {
            return now - candidate.since > kMaxIdleTime;
        });
    }
    std::erase_if(m_idle, [](const auto& entry) { return entry.second.empty(); });
}

}  // namespace sigma::httpclient
