#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/clock.h"

namespace sigma::identity {

/// So many at once, and as many again spread over each such time.
struct RateLimit {
    std::uint32_t count = 1;
    std::chrono::seconds per{60};
};

/// A token bucket for each key, of which it knows the ones used last.
///
/// When there are too many keys, the one unused for longest is forgotten: its bucket is full
/// again. Thread: any.
class RateLimiter {
public:
    static constexpr std::size_t kMaxKeys = 20'000;

    RateLimiter(RateLimit limit, std::shared_ptr<const Clock> clock, std::size_t maxKeys = kMaxKeys)
        : m_limit(limit), m_maxKeys(maxKeys), m_clock(std::move(clock)) {}

    /// Takes one out of the key's bucket. Zero when there was one; else how long to wait for the
    /// next, in whole seconds upward (Retry-After), and nothing is taken.
    std::chrono::seconds take(std::string_view key);
    /// As take(), but takes nothing.
    std::chrono::seconds waitOf(std::string_view key) const;

private:
    /// The bucket of a key as one point in time: when it will be full again.
    struct Bucket {
        std::string key;
        SteadyTime fullAt;
    };

    SteadyTime::duration waitFor(SteadyTime fullAt, SteadyTime now) const;
    SteadyTime::duration interval() const;

    RateLimit m_limit;
    std::size_t m_maxKeys;
    std::shared_ptr<const Clock> m_clock;
    mutable std::mutex m_mutex;
    std::list<Bucket> m_buckets;  ///< used last first
    std::unordered_map<std::string_view, std::list<Bucket>::iterator> m_byKey;
};

}  // namespace sigma::identity
