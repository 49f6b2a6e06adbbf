#pragma once

#include <optional>

#include "core/player/abr_rule.h"

namespace sigma::player {

/// Plain rules on bandwidth and buffer.
///
/// A quality stays while the network carries it, or the buffer carries it to the switch point after
/// the next. Where it cannot even be carried to the next, the transfer under way is given up. Up it
/// goes with headroom, after four seconds without a stall and near the target latency; the wait
/// doubles each time that going up has failed, and is forgotten once it has held for half a minute.
/// While nothing is known but that the network is fast enough, a finished part of the next quality
/// is loaded to find out, within a twentieth of the bytes.
class RobustAbr final : public AbrRule {
public:
    AbrDecision decide(const AbrInput& input) override;
    void onStall(SteadyTime now) override;
    void onSwitched(SteadyTime now, std::size_t from, std::size_t to) override;

private:
    AbrDecision goDown(const AbrInput& input, double bandwidth, double factor) const;
    bool isWorthGivingUp(const AbrInput& input, double bandwidth, std::size_t quality) const;
    bool isCalm(const AbrInput& input) const;
    std::optional<std::size_t> highestAbove(const AbrInput& input, double bandwidth) const;
    std::optional<std::size_t> probe(const AbrInput& input);
    void failUp(SteadyTime now);
    void countTime(const AbrInput& input);

    Duration m_wait = std::chrono::seconds(4);  ///< after a switch, before one up
    std::optional<SteadyTime> m_lastStall;
    std::optional<SteadyTime> m_lastSwitch;
    std::optional<SteadyTime> m_lastUp;  ///< that has not failed
    std::optional<SteadyTime> m_lastDecision;
    std::optional<SteadyTime> m_lastGivenUp;
    double m_playedBits = 0;
    double m_probedBits = 0;
};

}  // namespace sigma::player
