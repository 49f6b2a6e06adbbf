#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/base/clock.h"
#include "core/player/network/requests.h"

namespace sigma::player {

/// The initialisation sections of all renditions, each loaded once.
///
/// Keeps the 32 that were asked for last. One that failed may be tried again half a second later.
/// Thread: the engine's.
class InitStore {
public:
    /// Of the resource; nothing: all of it.
    using Range = std::optional<hls::ByteRange>;

    InitStore(Requests& requests, const Clock& clock) : m_requests(requests), m_clock(clock) {}
    InitStore(const InitStore&) = delete;
    InitStore& operator=(const InitStore&) = delete;

    /// Loads it ahead of time, unless it is there or on its way; it may be that it does not exist
    /// yet.
    void load(const httpclient::Url& url, const Range& range = std::nullopt);
    /// Loads it because it is needed now, and says what is known: nothing while it may still come,
    /// kNotFound after three such tries that failed. Who needs it next has one more.
    std::optional<Result<SharedBuffer>> obtain(const httpclient::Url& url,
                                               const Range& range = std::nullopt);
    /// All that have come: another stream may have others under their URLs.
    void forget();

private:
    using Key = std::pair<std::string, Range>;
    struct Entry {
        std::optional<SharedBuffer> bytes;
        bool isUnderWay = false;
        bool isNeeded = false;  ///< by what is there already
        unsigned failures = 0;  ///< since it is needed
        SteadyTime retryAt;
        std::uint64_t usedAt = 0;
    };

    Entry& loaded(const httpclient::Url& url, const Range& range);
    void makeRoom();
    void onAnswer(const Key& key, const Result<FetchAnswer>& answer);

    Requests& m_requests;
    const Clock& m_clock;
    std::map<Key, Entry> m_entries;  ///< by URL and range
    std::uint64_t m_uses = 0;
};

}  // namespace sigma::player
