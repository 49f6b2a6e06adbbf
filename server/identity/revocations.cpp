#include "server/identity/revocations.h"

namespace sigma::identity {

void Revocations::follow(const std::shared_ptr<Revocations>& revocations,
                         store::Database& database) {
    database.onChanged([revocations](const store::CommittedChanges& changes) {
        for (const domain::UserId& user : changes.users) {
            revocations->revoke(user.value());
        }
        for (const std::string& family : changes.signIns) {
            revocations->revoke(family);
        }
    });
}

void Revocations::revoke(std::string_view subject) {
    const WallTime now = m_clock->wallNow();
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_revokedAt, [&](const auto& entry) { return now - entry.second > m_lifetime; });
    m_revokedAt[std::string(subject)] = now;
}

bool Revocations::isRevoked(std::string_view subject, WallTime signedAt) const {
    if (signedAt < m_beganAt) {
        return true;
    }
    const std::lock_guard lock(m_mutex);
    const auto found = m_revokedAt.find(subject);
    return found != m_revokedAt.end() && signedAt <= found->second;
}

}  // namespace sigma::identity
