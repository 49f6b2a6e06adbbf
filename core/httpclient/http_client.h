#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/httpclient/http_answer.h"
#include "core/httpclient/http_get.h"
#include "core/httpclient/http_post.h"

namespace sigma::net {
class TlsContext;
}

namespace sigma::httpclient {

class ConnectionPool;
struct HttpRequest;

struct HttpClientOptions {
    bool verifiesCertificates = true;
    std::size_t maxBodyBytes = 64U * 1024 * 1024;  ///< of an answer, before and after decoding
    unsigned maxRedirects = 5;
    std::size_t maxConnections = 64;  ///< to one server; requests beyond it wait their turn
    std::string userAgent = "sigma-probe";
    /// What a GET says of the page that it comes from; empty: it comes from none.
    std::string origin = {};
    /// Shared with other clients; none: the client has its own.
    std::shared_ptr<const net::TlsContext> tls = nullptr;
};

/// Asks web servers for things: HTTP/1.1 over TCP or TLS, connections kept for the next request.
///
/// Requests may run side by side, each then has a connection of its own. Thread: the executor's, a
/// single one; the client outlives its requests.
class HttpClient {
public:
    HttpClient(boost::asio::any_io_executor executor, const Clock& clock,
               HttpClientOptions options);
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient();

    /// GETs the URL, any status being an answer; follows redirects, and takes the headers along,
    /// Authorization only on the same server.
    /// Errors: kIo where no whole answer came within `patience` (of all of it together) or it was
    /// cancelled, kLimitExceeded for a body that is too large, kInvalidData for one that is not
    /// what its Content-Encoding says.
    boost::asio::awaitable<Result<HttpAnswer>> get(HttpGet get, std::chrono::milliseconds patience);
    boost::asio::awaitable<Result<HttpAnswer>> get(Url url, std::chrono::milliseconds patience);

    /// POSTs once; any status is the answer, and no redirect is followed. Of the answer's body it
    /// takes what comes in time, up to `maxBodyBytes`, undecoded: the status says it all.
    /// Where a kept connection turns out to have gone, it is sent again over a new one.
    /// Errors: kIo where no status came within `patience`.
    boost::asio::awaitable<Result<HttpAnswer>> post(HttpPost post,
                                                    std::chrono::milliseconds patience);

private:
    struct Terms;

    HttpRequest requestFor(const HttpGet& get) const;
    boost::asio::awaitable<Result<HttpAnswer>> send(const HttpRequest& request, const Terms& terms);

    HttpClientOptions m_options;
    std::unique_ptr<ConnectionPool> m_pool;
};

}  // namespace sigma::httpclient
