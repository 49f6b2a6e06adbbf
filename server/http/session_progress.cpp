#include "server/http/session_progress.h"

namespace sigma::http {

bool SessionProgress::isTooSlow(SteadyTime now, std::uint64_t sent,
                                const HttpLimits& limits) const {
    if (m_phase != Phase::kSending) {
        return false;
    }
    const std::chrono::duration<double> sending = now - m_began;
    const double wanted = sending.count() * static_cast<double>(limits.minimumSendRate);
    return now >= m_deadline || sending >= limits.answerTime ||
           (sending >= limits.writeStallTime && static_cast<double>(sent) < wanted);
}

}  // namespace sigma::http
