#include "core/httpclient/answer_reader.h"

#include <algorithm>
#include <utility>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "core/base/ascii.h"

namespace sigma::httpclient {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::uint32_t kMaxHeadBytes = 64 * 1024;
constexpr std::size_t kMaxUnparsedBytes = 2 * kMaxHeadBytes;
constexpr std::size_t kHeadBlock = 4 * 1024;
constexpr std::size_t kBodyBlock = 16 * 1024;
/// A length that a server announces is only believed as bytes come.
constexpr std::size_t kTrustedBytes = 256 * 1024;

Error cutOff(const Result<std::size_t>& count) {
    const Error why = count.has_error() ? count.error()
                                        : Error{ErrorCode::kIo, "the server closed the connection"};
    return {why.code, "reading the answer: " + why.context};
}

Error tooLong(const HttpRequest& request) {
    return {ErrorCode::kLimitExceeded, "the answer to " + request.url.target + " has more than " +
                                           std::to_string(request.maxBodyBytes) + " bytes"};
}

/// Beast's parser of one answer, in the form that our answers have. The body grows as it comes:
/// nothing is set aside for what a server only announces.
class AnswerParser final : public http::basic_parser<false> {
public:
    /// Once, of a head that is done.
    void moveHeadTo(HttpAnswer& answer) {
        answer.status = m_status;
        answer.headers = std::move(m_headers);
    }
    /// What has come of it, but for what was read past the parser.
    Bytes& body() { return m_body; }

private:
    using Text = beast::string_view;
    using Size = boost::optional<std::uint64_t>;

    void on_request_impl(http::verb, Text, Text, int, error_code&) override {}
    void on_response_impl(int status, Text, int, error_code&) override { m_status = status; }
    void on_field_impl(http::field, Text name, Text value, error_code&) override {
        if (is_header_done()) {
            return;  // What trails a body is no header.
        }
        std::string& known = m_headers[toLowerAscii(name)];
        known += known.empty() ? "" : ", ";
        known += value;
    }
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const Size&, error_code&) override {}
    std::size_t on_body_impl(Text bytes, error_code&) override {
        const auto* const begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
        m_body.insert(m_body.end(), begin, begin + bytes.size());
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, error_code& error) override {
        return on_body_impl(bytes, error);
    }
    void on_finish_impl(error_code&) override {}

    int m_status = 0;
    decltype(HttpAnswer::headers) m_headers;
    Bytes m_body;
};

}  // namespace

struct AnswerReader::Parser {
    AnswerParser http;
    beast::flat_buffer buffer{kMaxUnparsedBytes};

    /// Takes of the buffer what can be understood. Returns whether it needs more bytes for the
    /// rest.
    Result<bool> take(const HttpRequest& request) {
        error_code error;
        const std::size_t taken = http.put(buffer.data(), error);
        buffer.consume(taken);
        if (error == http::error::body_limit) {
            return tooLong(request);
        }
        if (error && error != http::error::need_more) {
            return Error{ErrorCode::kIo, "reading the answer: " + error.message()};
        }
        return taken == 0 || buffer.size() == 0 || error == http::error::need_more;
    }
};

AnswerReader::AnswerReader(net::ClientStream& stream, const Clock& clock,
                           const HttpRequest& request)
    : m_stream(stream), m_clock(clock), m_request(request), m_parser(std::make_unique<Parser>()) {
    m_parser->http.header_limit(kMaxHeadBytes);
    if (request.posted) {
        m_parser->http.body_limit(boost::none);
    } else {
        m_parser->http.body_limit(request.maxBodyBytes);
    }
}

AnswerReader::~AnswerReader() = default;

asio::awaitable<Result<void>> AnswerReader::read(HttpAnswer& answer) {
    auto readingHead = readHead(answer);
    const Result<void> head = co_await std::move(readingHead);
    if (head.has_error()) {
        co_return head.error();
    }
    Bytes body;
    auto readingBody = readBody(body);
    const Result<void> whole = co_await std::move(readingBody);
    if (whole.has_error() && !m_request.posted) {
        co_return whole.error();
    }
    // What follows an interim answer (RFC 9110, 15.2) must not be taken for the next request's.
    m_isReusable = whole.has_value() && answer.status >= 200 && m_parser->http.keep_alive() &&
                   m_parser->buffer.size() == 0;
    answer.body = SharedBuffer::take(std::move(body));
    answer.lastByteAt = m_clock.steadyNow();
    co_return Result<void>();
}

asio::awaitable<Result<void>> AnswerReader::readHead(HttpAnswer& answer) {
    std::size_t received = 0;
    while (!m_parser->http.is_header_done()) {
        auto receiving = receive(kHeadBlock);
        const Result<std::size_t> count = co_await std::move(receiving);
        if (count.has_error() || *count == 0) {
            co_return cutOff(count);
        }
        received += *count;
        if (!m_hasHeardBack) {
            answer.firstByteAt = m_clock.steadyNow();
            m_hasHeardBack = true;
        }
        const Result<bool> taken = m_parser->take(m_request);
        if (taken.has_error()) {
            co_return taken.error();
        }
    }
    if (m_request.onHead) {
        m_request.onHead(m_clock.steadyNow(), received - m_parser->buffer.size());
    }
    m_parser->http.moveHeadTo(answer);
    co_return Result<void>();
}

asio::awaitable<Result<void>> AnswerReader::readBody(Bytes& body) {
    if (m_parser->http.is_done()) {
        co_return Result<void>();
    }
    const auto size = m_parser->http.content_length();
    auto reading = size ? readSized(body, static_cast<std::size_t>(*size)) : readParsed(body);
    co_return co_await std::move(reading);
}

/// Straight to where the bytes stay.
asio::awaitable<Result<void>> AnswerReader::readSized(Bytes& body, std::size_t size) {
    const std::size_t wanted = std::min(size, m_request.maxBodyBytes);
    const auto begun = m_parser->buffer.data();
    std::size_t filled = std::min(begun.size(), wanted);
    body.resize(std::min(wanted, kTrustedBytes));
    std::copy_n(static_cast<const std::uint8_t*>(begun.data()), filled, body.data());
    m_parser->buffer.consume(filled);
    tell(filled);
    while (filled < wanted) {
        if (filled == body.size()) {
            body.resize(std::min(wanted, 2 * filled));
        }
        auto reading = m_stream.read(std::span(body).subspan(filled));
        const Result<std::size_t> count = co_await std::move(reading);
        if (count.has_error() || *count == 0) {
            body.resize(filled);
            co_return cutOff(count);
        }
        filled += *count;
        tell(*count);
    }
    if (wanted < size) {
        co_return tooLong(m_request);
    }
    co_return Result<void>();
}

/// In chunks, or until the server closes the connection.
asio::awaitable<Result<void>> AnswerReader::readParsed(Bytes& body) {
    auto& parser = m_parser->http;
    Bytes& parsed = parser.body();
    parser.eager(true);
    Result<void> result;
    bool needsMore = m_parser->buffer.size() == 0;
    while (!parser.is_done() && result.has_value()) {
        if (needsMore) {
            auto receiving = receive(kBodyBlock);
            const Result<std::size_t> count = co_await std::move(receiving);
            const bool hasEnded = count.has_value() && *count == 0;
            if (hasEnded && parser.need_eof()) {
                break;
            }
            if (hasEnded || count.has_error()) {
                result = cutOff(count);
                break;
            }
        }
        const std::size_t before = parsed.size();
        const Result<bool> taken = m_parser->take(m_request);
        tell(parsed.size() - before);
        if (taken.has_error()) {
            result = taken.error();
        } else if (parsed.size() > m_request.maxBodyBytes) {
            result = tooLong(m_request);
        } else {
            needsMore = *taken;
        }
    }
    body = std::move(parsed);
    body.resize(std::min(body.size(), m_request.maxBodyBytes));
    co_return result;
}

/// Into the parser's buffer; none at the server's end.
asio::awaitable<Result<std::size_t>> AnswerReader::receive(std::size_t most) {
    // Beast bounds the head, but neither a chunk's first line nor what trails the last chunk.
    if (m_parser->buffer.size() + most > kMaxUnparsedBytes) {
        co_return Error{ErrorCode::kLimitExceeded,
                        "a line of the answer to " + m_request.url.target + " has no end in " +
                            std::to_string(m_parser->buffer.size()) + " bytes"};
    }
    const auto space = m_parser->buffer.prepare(most);
    auto reading = m_stream.read({static_cast<std::uint8_t*>(space.data()), space.size()});
    const Result<std::size_t> count = co_await std::move(reading);
    m_parser->buffer.commit(count.has_value() ? *count : 0);
    co_return count;
}

void AnswerReader::tell(std::size_t count) const {
    if (count != 0 && m_request.onBytes) {
        m_request.onBytes(m_clock.steadyNow(), count);
    }
}

}  // namespace sigma::httpclient
