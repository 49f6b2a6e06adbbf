#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/httpclient/http_answer.h"
#include "core/httpclient/http_post.h"

namespace sigma::net {
class TlsContext;
}

namespace sigma::httpclient {

class HttpConnection;

struct HttpRequest;

struct HttpClientOptions {
    bool verifiesCertificates = true;
    std::size_t maxBodyBytes = 64U * 1024 * 1024;  ///< of an answer, before and after decoding
    unsigned maxRedirects = 5;
    std::string userAgent = "sigma-probe";
};

/// Asks web servers for things: HTTP/1.1 over TCP or TLS, connections kept for the next request.
///
/// A GET says where it comes from (Origin), as a page's would, and takes gzip. Requests may run
/// side by side, each then has a connection of its own. Thread: the executor's, a single one; the
/// client outlives its requests.
class HttpClient {
public:
    HttpClient(boost::asio::any_io_executor executor, const Clock& clock,
               HttpClientOptions options);
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient();

    /// GETs the URL, any status being an answer; follows redirects.
    /// Errors: kIo where no whole answer came within `patience` (of all of it together),
    /// kLimitExceeded for a body that is too large, kInvalidData for one that is not what its
    /// Content-Encoding says.
    boost::asio::awaitable<Result<HttpAnswer>> get(Url url, std::chrono::milliseconds patience);

    /// POSTs once; any status is the answer, and no redirect is followed. Of the answer's body it
    /// takes what comes in time, up to `maxBodyBytes`, undecoded: the status says it all.
    /// Where a kept connection turns out to have gone, it is sent again over a new one.
    /// Errors: kIo where no status came within `patience`.
    boost::asio::awaitable<Result<HttpAnswer>> post(HttpPost post,
                                                    std::chrono::milliseconds patience);

private:
    struct IdleConnection {
        std::unique_ptr<HttpConnection> connection;
        SteadyTime since;
    };
    using Connections = std::vector<IdleConnection>;
    using Addresses = std::vector<boost::asio::ip::address>;

    boost::asio::awaitable<Result<HttpAnswer>> getOnce(Url url, SteadyTime deadline);
    boost::asio::awaitable<Result<HttpAnswer>> send(HttpRequest request, Addresses addresses,
                                                    SteadyTime deadline);
    std::unique_ptr<HttpConnection> takeIdle(const std::string& peer);
    void keep(const std::string& peer, std::unique_ptr<HttpConnection> connection);

    boost::asio::any_io_executor m_executor;
    const Clock& m_clock;
    HttpClientOptions m_options;
    std::unique_ptr<net::TlsContext> m_tls;
    std::map<std::string, Connections> m_idle;  ///< by origin, and addresses where they were given
};

}  // namespace sigma::httpclient
