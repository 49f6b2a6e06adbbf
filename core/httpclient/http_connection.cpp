#include "core/httpclient/http_connection.h"

#include "core/httpclient/answer_reader.h"

namespace sigma::httpclient {

namespace asio = boost::asio;

HttpConnection::HttpConnection(const asio::any_io_executor& executor, const Clock& clock,
                               std::unique_ptr<net::ClientStream> stream)
    : m_clock(clock), m_stream(std::move(stream)), m_timer(executor) {}

asio::awaitable<Result<void>> HttpConnection::open(const Url& url, Addresses addresses,
                                                   Deadline deadline) {
    watch(deadline);
    auto opening = m_stream->open({url.host, url.port, std::move(addresses)});
    const Result<void> opened = co_await std::move(opening);
    m_timer.cancel();
    if (opened.has_error()) {
        co_return errorAt(url, opened.error());
    }
    co_return Result<void>();
}

asio::awaitable<Result<HttpAnswer>> HttpConnection::exchange(const HttpRequest& request,
                                                             Deadline deadline) {
    m_isReusable = false;
    m_hasHeardBack = false;
    watch(deadline);
    const std::string text = requestText(request);
    auto writing =
        m_stream->write({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    const Result<void> written = co_await std::move(writing);
    if (written.has_error()) {
        m_timer.cancel();
        co_return errorAt(request.url,
                          {ErrorCode::kIo, "sending the request: " + written.error().context});
    }
    HttpAnswer answer;
    answer.sentAt = m_clock.steadyNow();
    AnswerReader reader(*m_stream, m_clock, request);
    auto reading = reader.read(answer);
    const Result<void> read = co_await std::move(reading);
    m_timer.cancel();
    ++m_watched;
    m_hasHeardBack = reader.hasHeardBack();
    if (read.has_error()) {
        co_return errorAt(request.url, read.error());
    }
    m_isReusable = reader.isReusable() && m_ending == Ending::kNone;
    answer.url = request.url;
    co_return answer;
}

void HttpConnection::cancel() {
    end(Ending::kCancelled);
}

void HttpConnection::watch(Deadline deadline) {
    m_timer.expires_at(deadline);
    // What has expired runs though it is cancelled: then it is another exchange's, or nobody's.
    m_timer.async_wait([weak = weak_from_this(), number = ++m_watched](const auto& error) {
        const auto self = weak.lock();
        if (self && !error && number == self->m_watched) {
            self->end(Ending::kLate);
        }
    });
}

void HttpConnection::end(Ending ending) {
    if (m_ending == Ending::kNone) {
        m_ending = ending;
    }
    m_stream->close();
}

Error HttpConnection::errorAt(const Url& url, const Error& error) const {
    if (m_ending == Ending::kCancelled) {
        return {ErrorCode::kIo, url.origin() + ": cancelled"};
    }
    const ErrorCode code = error.code == ErrorCode::kLimitExceeded ? error.code : ErrorCode::kIo;
    const std::string context = url.origin() + ": " + error.context;
    return {code, m_ending == Ending::kLate ? context + ": no answer in time" : context};
}

}  // namespace sigma::httpclient
