#pragma once

namespace sigma::studio {

/// Says how much faster than its nominal rate a device's sound must be played, so that what waits
/// stays what it should be although no two devices' clocks run alike.
///
/// A slow PI control of the smoothed level: it follows a crystal in a minute, and does not
/// hear the device's own rhythm of blocks. Thread: one at a time.
class DriftControl {
public:
    static constexpr double kMost = 0.005;  ///< of the rate; nobody hears it

    explicit DriftControl(double targetSeconds) : m_target(targetSeconds) {}

    /// What waits now; forgets what was learnt of the level, but not of the device's clock.
    void restart(double waitingSeconds);
    /// `elapsed` seconds after the last call. The share by which to play faster; slower below 0.
    double update(double waitingSeconds, double elapsed);

private:
    double m_target;
    double m_smoothed = 0;
    double m_integral = 0;
};

}  // namespace sigma::studio
