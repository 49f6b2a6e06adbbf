#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "core/base/result.h"
#include "core/httpclient/http_answer.h"
#include "core/httpclient/http_request.h"
#include "core/net/client_stream.h"

namespace sigma::httpclient {

/// Reads one answer of HTTP/1.1 off a connection, content encoding included.
///
/// A POST is answered by its status: a body that is too long, too slow or cut off is what there is
/// of it. The stream, the clock and the request outlive it. Thread: the stream's.
class AnswerReader {
public:
    AnswerReader(net::ClientStream& stream, const Clock& clock, const HttpRequest& request);
    AnswerReader(const AnswerReader&) = delete;
    AnswerReader& operator=(const AnswerReader&) = delete;
    ~AnswerReader();

    /// Fills in all but the URL, and when it was asked for. Once.
    /// Errors: kIo, kLimitExceeded; without the host's name.
    boost::asio::awaitable<Result<void>> read(HttpAnswer& answer);
    /// Whether the connection can be used for another request.
    bool isReusable() const { return m_isReusable; }
    bool hasHeardBack() const { return m_hasHeardBack; }

private:
    struct Parser;

    boost::asio::awaitable<Result<void>> readHead(HttpAnswer& answer);
    boost::asio::awaitable<Result<void>> readBody(Bytes& body);
    boost::asio::awaitable<Result<void>> readSized(Bytes& body, std::size_t size);
    boost::asio::awaitable<Result<void>> readParsed(Bytes& body);
    boost::asio::awaitable<Result<std::size_t>> receive(std::size_t most);
    void tell(std::size_t count) const;

    net::ClientStream& m_stream;
    const Clock& m_clock;
    const HttpRequest& m_request;
    std::unique_ptr<Parser> m_parser;
    bool m_isReusable = false;
    bool m_hasHeardBack = false;
};

}  // namespace sigma::httpclient
