#include "core/viewer/http_fetcher.h"

#include <exception>
#include <unordered_map>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace sigma::viewer {
namespace {

namespace asio = boost::asio;
using httpclient::Cancellation;
using player::FetchAnswer;
using player::FetchId;
using player::FetchKind;
using player::FetchRequest;

}  // namespace

/// Outlives the fetcher for as long as a request of it has not ended.
struct HttpFetcher::State {
    State(const asio::any_io_executor& executor, const Clock& clock,
          httpclient::HttpClientOptions options, Listener toWhom)
        : client(executor, clock, std::move(options)), listener(std::move(toWhom)) {}

    static asio::awaitable<void> run(std::shared_ptr<State> self, FetchId id,
                                     httpclient::HttpGet get, std::chrono::milliseconds patience) {
        const std::shared_ptr<const Cancellation> cancellation = get.cancellation;
        Result<FetchAnswer> answer = Error{ErrorCode::kIo, "nothing was asked"};
        try {
            auto getting = self->client.get(std::move(get), patience);
            answer = co_await std::move(getting);
        } catch (const std::exception& exception) {
            // Whoever waits must hear of an end, whatever it is.
            answer = Error{ErrorCode::kIo, exception.what()};
        }
        if (cancellation->isCancelled()) {
            co_return;
        }
        self->pending.erase(id);
        self->count(answer);
        self->listener.onFetched(id, std::move(answer));
    }

    httpclient::HttpGet toGet(const FetchRequest& request,
                              std::shared_ptr<Cancellation> cancellation) {
        const bool isText =
            request.kind == FetchKind::kPlaylist || request.kind == FetchKind::kClock;
        httpclient::HttpGet get{.url = request.url,
                                .headers = listener.headersFor(request),
                                .acceptsGzip = isText,
                                .maxBodyBytes = request.mostBytes,
                                .isUrgent = isText,
                                .cancellation = cancellation};
        if (request.range) {
            get.headers.emplace_back("Range", hls::toRangeHeader(*request.range));
        }
        const auto tell = [this, id = request.id, ended = cancellation.get()](
                              SteadyTime at, std::size_t count, bool isHead) {
            if (!ended->isCancelled()) {
                listener.onProgress(id, {at, count, isHead});
            }
        };
        get.onHead = [tell](SteadyTime at, std::size_t count) { tell(at, count, true); };
        get.onBytes = [this, tell](SteadyTime at, std::size_t count) {
            counts.bytes += count;
            tell(at, count, false);
        };
        return get;
    }

    void count(const Result<FetchAnswer>& answer) {
        counts.failures += answer.has_error() ? 1 : 0;
        counts.refusals += answer.has_value() && answer->status >= 400 ? 1 : 0;
    }

    httpclient::HttpClient client;
    Listener listener;
    FetchCounts counts;
    std::unordered_map<FetchId, std::shared_ptr<Cancellation>> pending;
};

HttpFetcher::HttpFetcher(asio::any_io_executor executor, const Clock& clock,
                         httpclient::HttpClientOptions options, Listener listener)
    : m_executor(std::move(executor)),
      m_state(std::make_shared<State>(m_executor, clock, std::move(options), std::move(listener))) {
}

HttpFetcher::~HttpFetcher() {
    for (const auto& [id, cancellation] : std::exchange(m_state->pending, {})) {
        cancellation->cancel();
    }
}

void HttpFetcher::fetch(FetchRequest request) {
    const auto cancellation = std::make_shared<Cancellation>();
    m_state->pending.emplace(request.id, cancellation);
    ++m_state->counts.requests;
    httpclient::HttpGet get = m_state->toGet(request, cancellation);
    asio::co_spawn(m_executor, State::run(m_state, request.id, std::move(get), request.patience),
                   asio::detached);
}

void HttpFetcher::cancel(FetchId id) {
    const auto entry = m_state->pending.find(id);
    if (entry == m_state->pending.end()) {
        return;
    }
    const auto cancellation = std::move(entry->second);
    m_state->pending.erase(entry);
    cancellation->cancel();
}

FetchCounts HttpFetcher::counts() const {
    return m_state->counts;
}

}  // namespace sigma::viewer
