#pragma once

#include <functional>
#include <map>

#include "core/player/fetcher.h"
#include "core/player/network/line_log.h"

namespace sigma::player {

/// An engine's requests under way, and whom each answer is for.
///
/// Cancels them all when it goes. Thread: the engine's.
class Requests {
public:
    using OnAnswer = std::function<void(Result<FetchAnswer>)>;
    using OnArrival = std::function<void(const Arrival&)>;

    explicit Requests(Fetcher& fetcher) : m_fetcher(fetcher) {}
    Requests(const Requests&) = delete;
    Requests& operator=(const Requests&) = delete;
    ~Requests() { cancelAll(); }

    /// Gives the request its id. The answer to one for a range is that range, or an error.
    FetchId send(FetchRequest request, OnAnswer onAnswer, OnArrival onArrival = {});
    /// Nothing is heard of it again. Ids that are done with are ignored.
    void cancel(FetchId id);
    void cancelAll();

    void onProgress(FetchId id, const Arrival& arrival);
    void onFetched(FetchId id, Result<FetchAnswer> answer);

    /// What came of late, over all of them: not what the same program asks elsewhere.
    const LineLog& line() const { return m_line; }

private:
    struct Receiver {
        OnAnswer onAnswer;
        OnArrival onArrival;
        std::optional<hls::ByteRange> range;
    };

    Fetcher& m_fetcher;
    std::map<FetchId, Receiver> m_receivers;
    LineLog m_line;
    std::uint64_t m_lastId = 0;
};

}  // namespace sigma::player
