#pragma once

#include <chrono>
#include <optional>

#include "core/base/clock.h"
#include "server/domain/session.h"

namespace sigma::stream {

/// How long one session may stay as it is, by the channel's settings as they are when asked.
///
/// Thread: the owner's.
class SessionDeadlines {
public:
    explicit SessionDeadlines(SteadyTime begun) : m_begun(begun) {}

    /// The publisher is gone; `isClean`: it said so. A goodbye has `goodbyeWindow` to be taken
    /// back, a vanished publisher the channel's reconnect window.
    void publisherLost(SteadyTime now, bool isClean) { m_lost = Loss{now, isClean}; }
    void publisherFound() { m_lost.reset(); }

    /// Media can't be packaged since `now`; after a minute of it the session ends.
    void failed(SteadyTime now) { m_failedSince = now; }
    void recovered() { m_failedSince.reset(); }

    /// Why the session is to end now, if it is.
    std::optional<domain::EndedReason> due(const domain::Channel& channel,
                                           std::chrono::milliseconds goodbyeWindow,
                                           domain::SessionState state, SteadyTime now) const;

    /// Once: the maximum duration is nearer than five minutes, or than a tenth of it.
    bool takeEndingSoon(const domain::Channel& channel, SteadyTime now);

private:
    struct Loss {
        SteadyTime since;
        bool isClean = false;
    };

    SteadyTime m_begun;
    std::optional<Loss> m_lost;
    std::optional<SteadyTime> m_failedSince;
    bool m_hasWarned = false;
};

}  // namespace sigma::stream
