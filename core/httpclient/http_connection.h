#pragma once

#include <chrono>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/httpclient/http_answer.h"
#include "core/httpclient/tls_context.h"

namespace sigma::httpclient {

/// One request, as a connection sends it.
struct HttpRequest {
    Url url;
    std::string userAgent;
    std::size_t maxBodyBytes = 0;
};

/// One connection to a server, for one request after the other. Deadlines are absolute.
///
/// Thread: its executor's.
class HttpConnection {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    virtual ~HttpConnection() = default;

    /// Errors: kIo, with the host's name and what went wrong.
    virtual boost::asio::awaitable<Result<void>> open(Url url, Deadline deadline) = 0;
    /// Sends the request and reads the whole answer, content encoding included.
    /// Errors: kIo, kLimitExceeded; the connection is of no more use then.
    virtual boost::asio::awaitable<Result<HttpAnswer>> exchange(HttpRequest request,
                                                                Deadline deadline) = 0;
    /// Whether the last answer leaves it usable for another request.
    virtual bool isReusable() const = 0;
    /// Whether the last exchange had brought any byte of an answer.
    virtual bool hasHeardBack() const = 0;
};

/// Over TLS where the URL says https. Not open yet.
std::unique_ptr<HttpConnection> makeHttpConnection(boost::asio::any_io_executor executor,
                                                   const Clock& clock, const TlsContext& tls,
                                                   bool isSecure);

}  // namespace sigma::httpclient
