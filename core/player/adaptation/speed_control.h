#pragma once

#include <optional>

#include "core/player/adaptation/latency_control.h"

namespace sigma::player {

/// Proportional-integral control of the latency by speed.
///
/// Speed is 1 + 0.1 e + 0.01 integral(e) of the error e in seconds, within the mode's usual range,
/// and within its hard limits when far off after a stall. A small buffer slows it down whatever the
/// latency, unnoticed at first; speed changes by at most 0.02 in a quarter of a second. Each stall
/// raises the target by 0.3 s, which wears off in a minute.
class SpeedControl final : public LatencyControl {
public:
    explicit SpeedControl(LatencyMode mode);

    void setMode(LatencyMode mode) override;
    void setIdealTarget(Duration target) override { m_ideal = target; }
    Duration target(SteadyTime now) const override;
    LatencyDecision decide(const LatencyInput& input) override;
    void onStall(SteadyTime now) override;
    void onSeek(SteadyTime now) override;

private:
    Duration raise(SteadyTime now) const;
    double wantedSpeed(double error, double seconds, bool hurries);
    double guarded(double speed, Duration buffer) const;

    LatencyProfile m_profile;
    Duration m_ideal;
    Duration m_raise{0};  ///< as of the last stall
    SteadyTime m_raisedAt;
    double m_integral = 0;
    double m_speed = 1;
    bool m_isCorrecting = false;
    std::optional<SteadyTime> m_lastDecision;
};

}  // namespace sigma::player
