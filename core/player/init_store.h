#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/base/clock.h"
#include "core/player/requests.h"

namespace sigma::player {

/// The initialisation sections of all renditions, each loaded once.
///
/// Keeps the 32 that were asked for last. One that failed is tried again half a second later.
/// Thread: the engine's.
class InitStore {
public:
    /// Of the resource; nothing: all of it.
    using Range = std::optional<hls::ByteRange>;

    InitStore(Requests& requests, const Clock& clock) : m_requests(requests), m_clock(clock) {}
    InitStore(const InitStore&) = delete;
    InitStore& operator=(const InitStore&) = delete;

    /// Loads it unless it is there or on its way.
    void load(const httpclient::Url& url, const Range& range = std::nullopt);
    /// Loads it, and says what is known: nothing while it is on its way, kNotFound after three
    /// tries that failed.
    std::optional<Result<SharedBuffer>> obtain(const httpclient::Url& url,
                                               const Range& range = std::nullopt);
    /// Nothing while it has not come.
    std::optional<SharedBuffer> find(const httpclient::Url& url,
                                     const Range& range = std::nullopt) const;
    /// How many tries in a row failed.
    unsigned failures(const httpclient::Url& url, const Range& range = std::nullopt) const;
    /// All that have come: another stream may have others under their URLs.
    void forget();

private:
    using Key = std::pair<std::string, Range>;
    struct Entry {
        std::optional<SharedBuffer> bytes;
        bool isUnderWay = false;
        unsigned failures = 0;
        SteadyTime retryAt;
        std::uint64_t usedAt = 0;
    };

    void makeRoom();
    void onAnswer(const Key& key, const Result<FetchAnswer>& answer);

    Requests& m_requests;
    const Clock& m_clock;
    std::map<Key, Entry> m_entries;  ///< by URL and range
    std::uint64_t m_uses = 0;
};

}  // namespace sigma::player
