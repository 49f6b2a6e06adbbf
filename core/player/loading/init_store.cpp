#include "core/player/loading/init_store.h"

#include "core/player/network/answer_error.h"

namespace sigma::player {

using namespace std::chrono_literals;

void InitStore::load(const httpclient::Url& url, const Range& range) {
    loaded(url, range);
}

std::optional<Result<SharedBuffer>> InitStore::obtain(const httpclient::Url& url,
                                                      const Range& range) {
    constexpr unsigned kMostFailures = 3;
    Entry& entry = loaded(url, range);
    if (entry.bytes) {
        return Result<SharedBuffer>(*entry.bytes);
    }
    entry.isNeeded = true;
    if (entry.isUnderWay || entry.failures < kMostFailures) {
        return std::nullopt;
    }
    entry.failures = kMostFailures - 1;
    return Result<SharedBuffer>(Error{ErrorCode::kNotFound, toString(url) + " cannot be loaded"});
}

/// The entry of what is there, on its way, or waits for its next try.
InitStore::Entry& InitStore::loaded(const httpclient::Url& url, const Range& range) {
    constexpr std::size_t kMostBytes = 1024 * 1024;
    Key key(toString(url), range);
    if (!m_entries.contains(key)) {
        makeRoom();
    }
    Entry& entry = m_entries[key];
    entry.usedAt = ++m_uses;
    if (entry.bytes || entry.isUnderWay || m_clock.steadyNow() < entry.retryAt) {
        return entry;
    }
    entry.isUnderWay = true;
    FetchRequest request;
    request.kind = FetchKind::kInit;
    request.url = url;
    request.range = range;
    request.patience = 5s;
    request.mostBytes = kMostBytes;
    m_requests.send(
        std::move(request),
        [this, key = std::move(key)](const Result<FetchAnswer>& answer) { onAnswer(key, answer); });
    return entry;
}

void InitStore::forget() {
    std::erase_if(m_entries, [](const auto& entry) { return !entry.second.isUnderWay; });
}

void InitStore::makeRoom() {
    constexpr std::size_t kMostEntries = 32;
    if (m_entries.size() < kMostEntries) {
        return;
    }
    auto oldest = m_entries.end();
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (!entry->second.isUnderWay &&
            (oldest == m_entries.end() || entry->second.usedAt < oldest->second.usedAt)) {
            oldest = entry;
        }
    }
    if (oldest != m_entries.end()) {
        m_entries.erase(oldest);
    }
}

void InitStore::onAnswer(const Key& key, const Result<FetchAnswer>& answer) {
    Entry& entry = m_entries[key];
    entry.isUnderWay = false;
    if (checkAnswer(answer).has_error()) {
        entry.failures += entry.isNeeded ? 1 : 0;
        entry.retryAt = m_clock.steadyNow() + 500ms;
        return;
    }
    entry.bytes = answer->body;
}

}  // namespace sigma::player
