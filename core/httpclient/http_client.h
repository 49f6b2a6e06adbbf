#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/httpclient/http_answer.h"

namespace sigma::httpclient {

class HttpConnection;
class TlsContext;

struct HttpClientOptions {
    bool verifiesCertificates = true;
    std::size_t maxBodyBytes = 64U * 1024 * 1024;  ///< of an answer, before and after decoding
    unsigned maxRedirects = 5;
    std::string userAgent = "sigma-probe";
};

/// Asks web servers for things: HTTP/1.1 over TCP or TLS, connections kept for the next request.
///
/// Every request says where it comes from (Origin), as a page's would, and takes gzip. Requests
/// may run side by side, each then has a connection of its own. Thread: the executor's, a single
/// one; the client outlives its requests.
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

private:
    using Connections = std::vector<std::unique_ptr<HttpConnection>>;

    boost::asio::awaitable<Result<HttpAnswer>> getOnce(Url url, SteadyTime deadline);
    std::unique_ptr<HttpConnection> takeIdle(const std::string& origin);

    boost::asio::any_io_executor m_executor;
    const Clock& m_clock;
    HttpClientOptions m_options;
    std::unique_ptr<TlsContext> m_tls;
    std::map<std::string, Connections> m_idle;  ///< by origin
};

}  // namespace sigma::httpclient
