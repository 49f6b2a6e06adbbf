#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/base/clock.h"
#include "server/domain/user.h"

namespace sigma::identity {

/// The API tokens that were shown just now, good ones and others, by the hashes of them.
///
/// What it knows is at most a minute old. When it is full it forgets all. Thread: any.
class ApiTokenCache {
public:
    static constexpr std::chrono::seconds kFreshness{60};
    static constexpr std::chrono::seconds kNotingInterval{60};
    static constexpr std::size_t kMaxTokens = 4'096;

    struct Entry {
        std::optional<domain::Principal> principal;  ///< none: the token is no good
        std::optional<WallTime> expiresAt;
        std::optional<WallTime> notedAt;  ///< when its last use was last written down
    };
    struct Hit {
        std::optional<domain::Principal> principal;
        bool isExpired = false;
        bool isToBeNoted = false;  ///< told once an interval: its use is to be written down
    };

    explicit ApiTokenCache(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}

    std::optional<Hit> find(const std::string& hash);

    /// To be taken before what put() is given is read.
    std::uint64_t generation() const;
    /// What the entry means now. It is not kept when clear() was called since `generation`: it may
    /// be outdated by the next time.
    Hit put(const std::string& hash, Entry entry, std::uint64_t generation);
    void clear();

    /// Hashes that the database has a token for, or had.
    void know(std::string hash);
    bool knows(const std::string& hash) const;

private:
    struct Timed {
        Entry entry;
        SteadyTime readAt;
    };

    static Hit hitOf(Entry& entry, WallTime date);

    std::shared_ptr<const Clock> m_clock;
    mutable std::mutex m_mutex;
    std::uint64_t m_generation = 0;
    std::unordered_map<std::string, Timed> m_entries;
    std::unordered_set<std::string> m_known;
};

}  // namespace sigma::identity
