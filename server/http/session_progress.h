#pragma once

#include <chrono>
#include <cstdint>

#include "core/base/clock.h"
#include "server/http/http_limits.h"

namespace sigma::http {

/// How far a connection has come with a request, and until when it must have come further.
class SessionProgress {
public:
    /// What is waited for.
    enum class Phase { kIdle, kReceiving, kAnswering, kSending, kLingering };

    void enter(Phase phase, SteadyTime now, std::chrono::milliseconds time) {
        m_phase = phase;
        m_began = now;
        m_deadline = now + time;
    }
    /// As long as the handler likes.
    void enterAnswering() { m_phase = Phase::kAnswering; }
    /// The peer has taken something: it may take its time for the next.
    void extend(SteadyTime now, std::chrono::milliseconds time) { m_deadline = now + time; }

    Phase phase() const { return m_phase; }
    bool isLate(SteadyTime now) const { return m_phase != Phase::kAnswering && now >= m_deadline; }
    /// While sending: has taken nothing for too long, or `sent` bytes are too few since it began.
    bool isTooSlow(SteadyTime now, std::uint64_t sent, const HttpLimits& limits) const;

private:
    Phase m_phase = Phase::kIdle;
    SteadyTime m_began;
    SteadyTime m_deadline;
};

}  // namespace sigma::http
