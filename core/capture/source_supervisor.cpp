#include "core/capture/source_supervisor.h"

#include <algorithm>
#include <array>

namespace sigma::capture {
namespace {

constexpr std::array<std::chrono::milliseconds, 5> kRetries = {
    std::chrono::milliseconds(500), std::chrono::milliseconds(1'000),
    std::chrono::milliseconds(2'000), std::chrono::milliseconds(4'000),
    std::chrono::milliseconds(5'000)};

}  // namespace

void SourceSupervisor::started(SteadyTime now) {
    m_failures = 0;
    m_isOpen = false;
    m_opensAt = now;
    enter(SourceState::kStarting);
}

void SourceSupervisor::opened(SteadyTime now) {
    m_isOpen = true;
    m_opensAt.reset();
    m_lastSign = now;
}

void SourceSupervisor::delivered(SteadyTime now) {
    if (!m_isOpen) {
        return;
    }
    if (m_status.state != SourceState::kRunning) {
        m_runsSince = now;
        enter(SourceState::kRunning);
    }
    m_lastSign = now;
    if (now - m_runsSince >= kTrustedAfter) {
        m_failures = 0;
    }
}

void SourceSupervisor::failed(SteadyTime now, std::string reason) {
    m_isOpen = false;
    m_opensAt = now + kRetries[std::min(m_failures, kRetries.size() - 1)];
    ++m_failures;
    enter(SourceState::kFailed, std::move(reason));
}

void SourceSupervisor::ended() {
    m_isOpen = false;
    m_opensAt.reset();
    enter(SourceState::kEnded);
}

void SourceSupervisor::stopped() {
    m_isOpen = false;
    m_opensAt.reset();
    enter(SourceState::kStopped);
}

void SourceSupervisor::passed(SteadyTime now) {
    if (!m_isOpen) {
        return;
    }
    if (now - m_lastSign >= kGivesUpAfter) {
        failed(now, "nothing has come for 7 s");
    } else if (now - m_lastSign >= kStallAfter) {
        enter(SourceState::kStalled, "nothing has come for 2 s");
    }
}

std::optional<SteadyTime> SourceSupervisor::nextDeadline() const {
    if (!m_isOpen) {
        return m_opensAt;
    }
    return m_lastSign + (m_status.state == SourceState::kStalled ? kGivesUpAfter : kStallAfter);
}

void SourceSupervisor::enter(SourceState state, std::string reason) {
    m_status = {state, std::move(reason)};
}

}  // namespace sigma::capture
