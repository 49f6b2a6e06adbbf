#include "ui/studio/go_live_controller.h"

#include <algorithm>

namespace sigma::ui {

using studio::BroadcastState;

GoLiveController::GoLiveController(std::shared_ptr<const Clock> clock)
    : m_clock(std::move(clock)), m_restsUntil(m_clock->steadyNow()) {}

bool GoLiveController::canEnd() const {
    return m_state == GoLiveState::kConnecting || m_state == GoLiveState::kLive ||
           m_state == GoLiveState::kReconnecting;
}

void GoLiveController::press() {
    m_isDown = true;
    m_pressedAt = m_clock->steadyNow();
    m_beganWhileReady = m_state == GoLiveState::kReady && m_pressedAt >= m_restsUntil;
}

GoLiveController::Command GoLiveController::release(bool isOverButton) {
    const bool isClick = m_isDown && isOverButton;
    m_isDown = false;
    if (!isClick || !m_beganWhileReady || m_state != GoLiveState::kReady) {
        return Command::kNone;
    }
    m_state = GoLiveState::kChecking;
    return Command::kCheck;
}

GoLiveController::Command GoLiveController::endNow() {
    return canEnd() ? end() : Command::kNone;
}

GoLiveController::Command GoLiveController::tick() {
    // A press that began as a click on "Go live" never turns into a hold to end.
    if (!m_isDown || m_beganWhileReady || !canEnd() || holdProgress() < 1) {
        return Command::kNone;
    }
    return end();
}

GoLiveController::Command GoLiveController::end() {
    m_isDown = false;
    m_state = GoLiveState::kEnding;
    return Command::kEnd;
}

void GoLiveController::checked(bool mayStart) {
    if (m_state == GoLiveState::kChecking) {
        m_state = mayStart ? GoLiveState::kConnecting : GoLiveState::kReady;
        m_hasStarted = false;
    }
}

void GoLiveController::started() {
    m_hasStarted = true;
}

void GoLiveController::refused() {
    comeToRest();
}

void GoLiveController::comeToRest() {
    m_state = GoLiveState::kReady;
    m_isDown = false;
    m_restsUntil = m_clock->steadyNow() + kRestTime;
}

void GoLiveController::follow(BroadcastState state, std::chrono::milliseconds reconnectsIn) {
    m_reconnectsIn = std::chrono::ceil<std::chrono::seconds>(
        std::max(reconnectsIn, std::chrono::milliseconds::zero()));
    if (state == BroadcastState::kIdle) {
        const bool isWaitingForStart = m_state == GoLiveState::kConnecting && !m_hasStarted;
        if (m_state != GoLiveState::kReady && m_state != GoLiveState::kChecking &&
            !isWaitingForStart) {
            comeToRest();
        }
        return;
    }
    if (m_state == GoLiveState::kEnding) {
        return;  // The studio hears of it a moment later.
    }
    switch (state) {
        case BroadcastState::kConnecting:
            m_state = GoLiveState::kConnecting;
            break;
        case BroadcastState::kLive:
            m_state = GoLiveState::kLive;
            break;
        case BroadcastState::kReconnecting:
            m_state = GoLiveState::kReconnecting;
            break;
        case BroadcastState::kEnding:
            m_state = GoLiveState::kEnding;
            break;
        case BroadcastState::kIdle:
            break;
    }
}

double GoLiveController::holdProgress() const {
    if (!m_isDown || m_beganWhileReady || !canEnd()) {
        return 0;
    }
    const std::chrono::duration<double> held = m_clock->steadyNow() - m_pressedAt;
    return std::clamp(held / std::chrono::duration<double>(kHoldTime), 0.0, 1.0);
}

}  // namespace sigma::ui
