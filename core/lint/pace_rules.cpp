#include "core/lint/pace_rules.h"

namespace sigma::lint {
namespace {

using namespace std::chrono_literals;
using hls::Duration;

constexpr Duration kLineTolerance = 500ms;

Duration between(SteadyTime from, SteadyTime to) {
    return std::chrono::duration_cast<Duration>(to - from);
}

}  // namespace

void PaceRules::checkHeld(const LoadedPlaylist& answer, Findings& findings) {
    const Duration target = answer.playlist.partTarget.value_or(Duration{0});
    const Duration held = between(answer.requestedAt, answer.arrivedAt);
    if (!answer.playlist.hasEndList && held > target + kLineTolerance) {
        findings.add(RuleId::kPartLate, answer.url,
                     "the part before " + toString(answer.next()) + " took " + secondsText(held),
                     "at most " + secondsText(target) + " after the one before it");
    }
}

void PaceRules::checkSegments(const LoadedPlaylist& loaded, Findings& findings) {
    const bool isNew = !m_nextMsn || loaded.nextMsn() != *m_nextMsn;
    if (!isNew) {
        m_lastMissingAt = loaded.arrivedAt;
        return;
    }
    const Duration target = loaded.playlist.targetDuration;
    const Duration missing = between(m_firstSeenAt, m_lastMissingAt);
    if (m_nextMsn && !loaded.playlist.hasEndList && missing > target * 3 / 2 + kLineTolerance) {
        findings.add(RuleId::kSegmentLate, loaded.url,
                     "segment " + std::to_string(*m_nextMsn) + " came more than " +
                         secondsText(missing) + " after the one before it",
                     "at most " + secondsText(target * 3 / 2));
    }
    m_nextMsn = loaded.nextMsn();
    m_firstSeenAt = loaded.arrivedAt;
    m_lastMissingAt = loaded.arrivedAt;
}

}  // namespace sigma::lint
