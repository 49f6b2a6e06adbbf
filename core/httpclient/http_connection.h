#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/httpclient/http_answer.h"
#include "core/httpclient/http_request.h"
#include "core/net/client_stream.h"

namespace sigma::httpclient {

/// One connection to a server, for one request after the other. Deadlines are absolute.
///
/// Thread: its executor's.
class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    using Deadline = std::chrono::steady_clock::time_point;
    using Addresses = std::vector<boost::asio::ip::address>;

    /// Not open yet.
    HttpConnection(const boost::asio::any_io_executor& executor, const Clock& clock,
                   std::unique_ptr<net::ClientStream> stream);

    /// To the URL's host, or to the first of `addresses` that answers, where some are given.
    /// Errors: kIo, with the host's name and what went wrong.
    boost::asio::awaitable<Result<void>> open(const Url& url, Addresses addresses,
                                              Deadline deadline);
    /// Sends the request and reads the whole answer, content encoding included. A POST is answered
    /// by its status: a body that is too long, too slow or cut off is what there is of it.
    /// Errors: kIo, kLimitExceeded; the connection is of no more use then.
    boost::asio::awaitable<Result<HttpAnswer>> exchange(const HttpRequest& request,
                                                        Deadline deadline);
    /// Ends what is under way, with an error; the connection is of no more use.
    void cancel();

    bool isOpen() const { return m_stream->descriptor() >= 0; }
    /// Whether the last answer leaves it usable for another request.
    bool isReusable() const { return m_isReusable; }
    /// Whether the last exchange had brought any byte of an answer.
    bool hasHeardBack() const { return m_hasHeardBack; }

private:
    enum class Ending { kNone, kLate, kCancelled };

    void watch(Deadline deadline);
    void end(Ending ending);
    Error errorAt(const Url& url, const Error& error) const;

    const Clock& m_clock;
    std::unique_ptr<net::ClientStream> m_stream;
    boost::asio::steady_timer m_timer;
    std::uint64_t m_watched = 0;  ///< how many deadlines there have been
    Ending m_ending = Ending::kNone;
    bool m_isReusable = false;
    bool m_hasHeardBack = false;
};

}  // namespace sigma::httpclient
