#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "server/store/database.h"

namespace sigma::identity {

/// Whose signed tokens are good no more although they have not expired: users that were disabled
/// or changed, and sign-ins that ended.
///
/// Kept in memory only. So that nothing is forgotten by a restart, what was signed before this
/// program began is refused too: its holder refreshes once. Thread: any.
class Revocations {
public:
    /// Forgets what is older than `lifetime`, when all that it was about has expired.
    Revocations(std::chrono::seconds lifetime, std::shared_ptr<const Clock> clock)
        : m_lifetime(lifetime), m_clock(std::move(clock)), m_beganAt(m_clock->wallNow()) {}

    /// Makes them hear of every user that is changed or removed and of every sign-in that is ended
    /// from now on, right after the commit.
    static void follow(const std::shared_ptr<Revocations>& revocations, store::Database& database);

    /// Refuses what was signed for the subject (a user, or the family of a sign-in) until now.
    void revoke(std::string_view subject);
    bool isRevoked(std::string_view subject, WallTime signedAt) const;

private:
    std::chrono::seconds m_lifetime;
    std::shared_ptr<const Clock> m_clock;
    WallTime m_beganAt;
    mutable std::mutex m_mutex;
    std::map<std::string, WallTime, std::less<>> m_revokedAt;
};

}  // namespace sigma::identity
