#include "server/identity/api_token_cache.h"

namespace sigma::identity {

std::optional<ApiTokenCache::Hit> ApiTokenCache::find(const std::string& hash) {
    const SteadyTime now = m_clock->steadyNow();
    const WallTime date = m_clock->wallNow();
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(hash);
    if (found == m_entries.end()) {
        return std::nullopt;
    }
    if (now - found->second.readAt > kFreshness) {
        m_entries.erase(found);
        return std::nullopt;
    }
    return hitOf(found->second.entry, date);
}

ApiTokenCache::Hit ApiTokenCache::hitOf(Entry& entry, WallTime date) {
    Hit hit{entry.principal, entry.expiresAt && *entry.expiresAt <= date, false};
    if (hit.principal && !hit.isExpired &&
        (!entry.notedAt || date - *entry.notedAt >= kNotingInterval)) {
        entry.notedAt = date;
        hit.isToBeNoted = true;
    }
    return hit;
}

std::uint64_t ApiTokenCache::generation() const {
    const std::lock_guard lock(m_mutex);
    return m_generation;
}

ApiTokenCache::Hit ApiTokenCache::put(const std::string& hash, Entry entry,
                                      std::uint64_t generation) {
    const SteadyTime now = m_clock->steadyNow();
    const Hit hit = hitOf(entry, m_clock->wallNow());
    const std::lock_guard lock(m_mutex);
    if (generation != m_generation) {
        return hit;
    }
    if (m_entries.size() >= kMaxTokens) {
        m_entries.clear();
    }
    m_entries.insert_or_assign(hash, Timed{std::move(entry), now});
    return hit;
}

void ApiTokenCache::clear() {
    const std::lock_guard lock(m_mutex);
    ++m_generation;
    m_entries.clear();
}

void ApiTokenCache::know(std::string hash) {
    const std::lock_guard lock(m_mutex);
    m_known.insert(std::move(hash));
}

bool ApiTokenCache::knows(const std::string& hash) const {
    const std::lock_guard lock(m_mutex);
    return m_known.contains(hash);
}

}  // namespace sigma::identity
