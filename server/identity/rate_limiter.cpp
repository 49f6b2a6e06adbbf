#include "server/identity/rate_limiter.h"

#include <algorithm>

namespace sigma::identity {
namespace {

std::chrono::seconds secondsUpward(SteadyTime::duration wait) {
    return std::chrono::ceil<std::chrono::seconds>(std::max(wait, SteadyTime::duration::zero()));
}

}  // namespace

SteadyTime::duration RateLimiter::interval() const {
    return SteadyTime::duration(m_limit.per) / m_limit.count;
}

/// How long until the bucket has room for one more use (the generic cell rate algorithm).
SteadyTime::duration RateLimiter::waitFor(SteadyTime fullAt, SteadyTime now) const {
    return std::max(fullAt, now) + interval() - m_limit.per - now;
}

std::chrono::seconds RateLimiter::take(std::string_view key) {
    const SteadyTime now = m_clock->steadyNow();
    const std::lock_guard lock(m_mutex);
    auto found = m_byKey.find(key);
    if (found == m_byKey.end()) {
        if (m_buckets.size() == m_maxKeys) {
            m_byKey.erase(m_buckets.back().key);
            m_buckets.pop_back();
        }
        m_buckets.push_front({std::string(key), now});
        found = m_byKey.emplace(m_buckets.front().key, m_buckets.begin()).first;
    } else {
        m_buckets.splice(m_buckets.begin(), m_buckets, found->second);
    }
    Bucket& bucket = *found->second;
    const auto wait = waitFor(bucket.fullAt, now);
    if (wait <= SteadyTime::duration::zero()) {
        bucket.fullAt = std::max(bucket.fullAt, now) + interval();
    }
    return secondsUpward(wait);
}

std::chrono::seconds RateLimiter::waitOf(std::string_view key) const {
    const SteadyTime now = m_clock->steadyNow();
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? std::chrono::seconds(0)
                                  : secondsUpward(waitFor(found->second->fullAt, now));
}

}  // namespace sigma::identity
