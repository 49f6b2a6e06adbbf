#pragma once

#include <functional>

class QObject;

namespace sigma::app {

/// The signals that other processes send to the studio: SIGTERM and SIGINT to end it in order, and
/// SIGUSR1 from a second start, which wants the window to be seen.
///
/// Caught from the making on, so that none ends the program by itself; one of these in a program.
/// Thread: the window's.
class ProcessSignals {
public:
    ProcessSignals();
    ProcessSignals(const ProcessSignals&) = delete;
    ProcessSignals& operator=(const ProcessSignals&) = delete;
    ~ProcessSignals();

    /// From now on Qt's events tell of them, and of those that have come already. `owner` lives
    /// shorter than this.
    void listen(QObject& owner, std::function<void()> onEnd, std::function<void()> onShow);

    /// Asks the studio that is this process for its window.
    static void askForWindow(long long process);
};

}  // namespace sigma::app
