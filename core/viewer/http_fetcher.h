#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "core/base/clock.h"
#include "core/httpclient/http_client.h"
#include "core/player/fetcher.h"

namespace sigma::viewer {

/// What has been asked of the network, and what came of it.
struct FetchCounts {
    std::uint64_t requests = 0;
    std::uint64_t failures = 0;  ///< without an answer, but for those that were cancelled
    std::uint64_t refusals = 0;  ///< answers of a status from 400 on
    std::uint64_t bytes = 0;     ///< of bodies, as they are on the wire
};

/// Loads over HTTP what an engine asks for: side by side, playlists before media where connections
/// are few.
///
/// Thread: the executor's, a single one. Nothing is heard of it once it is destroyed; what it has
/// cancelled then ends soon.
class HttpFetcher final : public player::Fetcher {
public:
    struct Listener {
        std::function<void(player::FetchId, player::Arrival)> onProgress;
        std::function<void(player::FetchId, Result<player::FetchAnswer>)> onFetched;
        /// What goes along with a request.
        std::function<std::vector<httpclient::HttpHeader>(const player::FetchRequest&)> headersFor;
    };

    HttpFetcher(boost::asio::any_io_executor executor, const Clock& clock,
                httpclient::HttpClientOptions options, Listener listener);
    HttpFetcher(const HttpFetcher&) = delete;
    HttpFetcher& operator=(const HttpFetcher&) = delete;
    ~HttpFetcher() override;

    void fetch(player::FetchRequest request) override;
    void cancel(player::FetchId id) override;

    FetchCounts counts() const;

private:
    struct State;

    boost::asio::any_io_executor m_executor;
    std::shared_ptr<State> m_state;
};

}  // namespace sigma::viewer
