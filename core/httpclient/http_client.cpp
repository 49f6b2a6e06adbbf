#include "core/httpclient/http_client.h"

#include <algorithm>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/gzip.h"
#include "core/httpclient/connection_pool.h"

namespace sigma::httpclient {

struct HttpClient::Terms {
    SteadyTime deadline;
    bool isUrgent = false;
    std::vector<boost::asio::ip::address> addresses = {};
    Cancellation* cancellation = nullptr;
};

namespace {

bool isRedirect(const HttpAnswer& answer) {
    const int status = answer.status;
    return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) &&
           !answer.header("location").empty();
}

/// Who a connection is kept for; a resolver's answers come in any order.
std::string serverOf(const Url& url, std::vector<boost::asio::ip::address> addresses) {
    std::ranges::sort(addresses);
    std::string server = url.origin();
    for (const boost::asio::ip::address& address : addresses) {
        server += ' ';
        server += address.to_string();
    }
    return server;
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

/// What was for one server is not for another.
void dropSecrets(HttpRequest& request) {
    std::erase_if(request.headers, [](const HttpHeader& header) {
        return toLowerAscii(header.first) == "authorization";
    });
}

/// Ends what a connection is at when the request is cancelled, as long as it lives.
class StopByCancellation {
public:
    StopByCancellation(Cancellation* cancellation, HttpConnection& connection)
        : m_cancellation(cancellation) {
        if (m_cancellation != nullptr) {
            m_cancellation->setStop([&connection] { connection.cancel(); });
        }
    }
    StopByCancellation(const StopByCancellation&) = delete;
    StopByCancellation& operator=(const StopByCancellation&) = delete;
    ~StopByCancellation() {
        if (m_cancellation != nullptr) {
            m_cancellation->setStop({});
        }
    }

private:
    Cancellation* m_cancellation;
};

}  // namespace

HttpClient::HttpClient(boost::asio::any_io_executor executor, const Clock& clock,
                       HttpClientOptions options)
    : m_options(std::move(options)),
      m_pool(std::make_unique<ConnectionPool>(std::move(executor), clock, m_options.maxConnections,
                                              m_options.verifiesCertificates, m_options.tls)) {}

HttpClient::~HttpClient() = default;

boost::asio::awaitable<Result<HttpAnswer>> HttpClient::get(Url url,
                                                           std::chrono::milliseconds patience) {
    auto getting = get(HttpGet{.url = std::move(url)}, patience);
    co_return co_await std::move(getting);
}

boost::asio::awaitable<Result<HttpAnswer>> HttpClient::get(HttpGet get,
                                                           std::chrono::milliseconds patience) {
    const std::shared_ptr<Cancellation> cancellation = get.cancellation;
    // The sockets' own clock: a test's clock must not end a connection.
    const Terms terms{.deadline = std::chrono::steady_clock::now() + patience,
                      .isUrgent = get.isUrgent,
                      .cancellation = cancellation.get()};
    HttpRequest request = requestFor(std::move(get));
    for (unsigned redirects = 0;; ++redirects) {
        auto sending = send(request, terms);
        Result<HttpAnswer> answer = co_await std::move(sending);
        if (answer.has_value() && !isRedirect(*answer)) {
            const auto decoded = decode(*answer, request.maxBodyBytes);
            if (decoded.has_error()) {
                co_return decoded.error();
            }
        }
        if (answer.has_error() || !isRedirect(*answer)) {
            co_return answer;
        }
        if (redirects == m_options.maxRedirects) {
            co_return Error{ErrorCode::kLimitExceeded,
                            toString(request.url) + " goes on redirecting, " +
                                std::to_string(m_options.maxRedirects) + " times so far"};
        }
        auto target = request.url.resolve(answer->header("location"));
        if (target.has_error()) {
            co_return target.error();
        }
        if (target->origin() != request.url.origin()) {
            dropSecrets(request);
        }
        request.url = *std::move(target);
    }
}

boost::asio::awaitable<Result<HttpAnswer>> HttpClient::post(HttpPost post,
                                                            std::chrono::milliseconds patience) {
    const Terms terms{.deadline = std::chrono::steady_clock::now() + patience,
                      .addresses = std::move(post.addresses)};
    HttpRequest request{.url = std::move(post.url),
                        .maxBodyBytes = m_options.maxBodyBytes,
                        .posted = std::move(post.body),
                        .headers = std::move(post.headers)};
    request.headers.emplace_back("User-Agent", m_options.userAgent);
    auto sending = send(request, terms);
    co_return co_await std::move(sending);
}

HttpRequest HttpClient::requestFor(HttpGet get) const {
    HttpRequest request{.url = std::move(get.url),
                        .maxBodyBytes = std::min(get.maxBodyBytes, m_options.maxBodyBytes),
                        .headers = std::move(get.headers),
                        .onHead = std::move(get.onHead),
                        .onBytes = std::move(get.onBytes)};
    request.headers.emplace_back("User-Agent", m_options.userAgent);
    if (get.acceptsGzip) {
        request.headers.emplace_back("Accept-Encoding", "gzip");
    }
    if (!m_options.origin.empty()) {
        request.headers.emplace_back("Origin", m_options.origin);
    }
    return request;
}

boost::asio::awaitable<Result<HttpAnswer>> HttpClient::send(const HttpRequest& request,
                                                            const Terms& terms) {
    const std::string server = serverOf(request.url, terms.addresses);
    const auto isCancelled = [&terms] {
        return terms.cancellation != nullptr && terms.cancellation->isCancelled();
    };
    while (!isCancelled()) {
        auto taking = m_pool->take({.server = server,
                                    .isSecure = request.url.isSecure,
                                    .isUrgent = terms.isUrgent,
                                    .deadline = terms.deadline,
                                    .cancellation = terms.cancellation});
        const Result<ConnectionPool::Lease> lease = co_await std::move(taking);
        if (lease.has_error()) {
            co_return lease.error();
        }
        if (isCancelled()) {
            break;  // While it had a place and had not gone on, there was nothing to stop.
        }
        HttpConnection& connection = lease->connection();
        const StopByCancellation stop(terms.cancellation, connection);
        const bool isReused = connection.isOpen();
        if (!isReused) {
            auto opening = connection.open(request.url, terms.addresses, terms.deadline);
            const Result<void> opened = co_await std::move(opening);
            if (opened.has_error()) {
                co_return opened.error();
            }
        }
        auto exchanging = connection.exchange(request, terms.deadline);
        Result<HttpAnswer> answer = co_await std::move(exchanging);
        const bool hadTime = std::chrono::steady_clock::now() < terms.deadline;
        if (answer.has_error() && isReused && !connection.hasHeardBack() && hadTime) {
            continue;  // The server had closed the kept connection: that is its right.
        }
        co_return answer;
    }
    co_return Error{ErrorCode::kIo, server + ": cancelled"};
}

}  // namespace sigma::httpclient
