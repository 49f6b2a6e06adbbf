#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "server/http/http_limits.h"
#include "server/http/http_request.h"
#include "server/http/http_response.h"

namespace sigma::http {

/// Reads one request after another from the bytes of a connection (RFC 9112); no I/O.
///
/// The bytes come from outside: whatever breaks the syntax or a limit ends in kFailed with the
/// answer to give, after which the connection cannot go on.
/// Thread: one at a time.
class RequestReader {
public:
    enum class State { kReading, kComplete, kFailed };

    explicit RequestReader(const HttpLimits& limits);
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;
    ~RequestReader();

    /// Takes bytes in while it is kReading, and says how many it used. A header is used in one
    /// piece: those that are left over come again with what follows them.
    std::size_t feed(std::string_view bytes);

    State state() const { return m_state; }
    /// Part of the request was used already.
    bool hasBegun() const;
    /// The client waits for "100 Continue" before it sends the body (RFC 9110, 10.1.1).
    bool expectsContinue() const;
    /// The connection may serve another request (RFC 9112, 9.3).
    bool keepsAlive() const;
    bool isHttp10() const;

    /// Whole when kComplete.
    HttpRequest& request() { return m_request; }
    /// The answer to give when kFailed.
    const HttpResponse& failure() const { return m_failure; }

    /// Fails the request for a reason that lies outside of its bytes.
    void fail(HttpResponse answer);
    /// Makes ready for the next request.
    void restart();

private:
    class Parser;

    std::size_t put(std::string_view bytes);
    void complete();

    const HttpLimits m_limits;
    State m_state = State::kReading;
    std::size_t m_headerBytes = 0;  ///< used by now, while the header is incomplete
    std::unique_ptr<Parser> m_parser;
    HttpRequest m_request;
    HttpResponse m_failure;
};

}  // namespace sigma::http
