#pragma once

#include <chrono>
#include <memory>

#include "core/base/clock.h"
#include "core/studio/studio_control.h"

namespace sigma::ui {

enum class GoLiveState { kReady, kChecking, kConnecting, kLive, kReconnecting, kEnding };

/// What the one button means now.
///
/// A click begins; only holding ends, so a double click can't start and stop, and the click that
/// follows an end by accident begins nothing. Pure: it asks for commands and is told of events.
/// Thread: the window's.
class GoLiveController {
public:
    static constexpr std::chrono::milliseconds kHoldTime{1000};
    /// After an end, for so long a click begins nothing.
    static constexpr std::chrono::milliseconds kRestTime{800};

    /// What the owner is to do now.
    enum class Command { kNone, kCheck, kEnd };

    explicit GoLiveController(std::shared_ptr<const Clock> clock);

    /// The button goes down, and comes up again over itself or elsewhere.
    void press();
    Command release(bool isOverButton);
    /// Whoever can't hold a button ends by a menu.
    Command endNow();
    /// To be called while the button is down: tells when it was held long enough.
    Command tick();

    /// The checks are done: go on, or back to where a person can mend what is wrong.
    void checked(bool mayStart);
    /// The studio has started: from now on, idle means that it is over.
    void started();
    /// The studio would not start.
    void refused();
    /// What the studio reports.
    void follow(studio::BroadcastState state, std::chrono::milliseconds reconnectsIn);

    GoLiveState state() const { return m_state; }
    /// 0 to 1: how much of the hold is done.
    double holdProgress() const;
    /// While kReconnecting; rounded up.
    std::chrono::seconds reconnectsIn() const { return m_reconnectsIn; }

private:
    bool canEnd() const;
    Command end();
    void comeToRest();

    std::shared_ptr<const Clock> m_clock;
    GoLiveState m_state = GoLiveState::kReady;
    bool m_isDown = false;
    bool m_beganWhileReady = false;  ///< the press under way
    bool m_hasStarted = false;       ///< the studio has, since the checks
    SteadyTime m_pressedAt;
    SteadyTime m_restsUntil;
    std::chrono::seconds m_reconnectsIn{0};
};

}  // namespace sigma::ui
