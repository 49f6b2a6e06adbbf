#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/httpclient/http_answer.h"
#include "core/httpclient/http_post.h"
#include "core/net/tls_context.h"

namespace sigma::httpclient {

/// One request, as a connection sends it: a GET, or a POST where there is something to post.
struct HttpRequest {
    Url url;
    std::string userAgent;
    std::size_t maxBodyBytes = 0;  ///< of the answer
    std::optional<std::string> posted = std::nullopt;
    std::vector<HttpHeader> headers = {};  ///< of a POST
};

/// One connection to a server, for one request after the other. Deadlines are absolute.
///
/// Thread: its executor's.
class HttpConnection {
public:
    using Deadline = std::chrono::steady_clock::time_point;
    using Addresses = std::vector<boost::asio::ip::address>;

    virtual ~HttpConnection() = default;

    /// To the URL's host, or to the first of `addresses` that answers, where some are given.
    /// Errors: kIo, with the host's name and what went wrong.
    virtual boost::asio::awaitable<Result<void>> open(Url url, Addresses addresses,
                                                      Deadline deadline) = 0;
    /// Sends the request and reads the whole answer, content encoding included. A POST is answered
    /// by its status: a body that is too long, too slow or cut off is what there is of it.
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
                                                   const Clock& clock, const net::TlsContext& tls,
                                                   bool isSecure);

}  // namespace sigma::httpclient
