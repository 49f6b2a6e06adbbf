#include "server/stream/session_deadlines.h"

#include <algorithm>

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using domain::EndedReason;
using domain::SessionState;

constexpr auto kErrorPatience = 60s;
constexpr std::chrono::seconds kLongestWarning = 5min;

/// Zero means that a session may last for ever.
bool isLimited(const domain::Channel& channel) {
    return channel.maxDuration > 0s;
}

}  // namespace

std::optional<EndedReason> SessionDeadlines::due(const domain::Channel& channel,
                                                 std::chrono::milliseconds goodbyeWindow,
                                                 SessionState state, SteadyTime now) const {
    if (isLimited(channel) && now - m_begun >= channel.maxDuration) {
        return EndedReason::kMaxDuration;
    }
    if (state == SessionState::kInit && now - m_begun >= channel.initTimeout) {
        return EndedReason::kInitTimeout;
    }
    if (m_failedSince && now - *m_failedSince >= kErrorPatience) {
        return EndedReason::kMediaError;
    }
    if (!m_lost) {
        return std::nullopt;
    }
    const std::chrono::milliseconds window =
        m_lost->isClean ? goodbyeWindow : channel.reconnectWindow;
    if (now - m_lost->since < window) {
        return std::nullopt;
    }
    if (state == SessionState::kError) {
        return EndedReason::kMediaError;
    }
    return m_lost->isClean ? EndedReason::kPublisherStop : EndedReason::kReconnectTimeout;
}

bool SessionDeadlines::takeEndingSoon(const domain::Channel& channel, SteadyTime now) {
    if (m_hasWarned || !isLimited(channel)) {
        return false;
    }
    const std::chrono::milliseconds maximum = channel.maxDuration;
    const auto warning = std::min<std::chrono::milliseconds>(kLongestWarning, maximum / 10);
    m_hasWarned = now - m_begun >= maximum - warning;
    return m_hasWarned;
}

}  // namespace sigma::stream
