#pragma once

#include <map>
#include <optional>

#include "core/player/adaptation/abr_rule.h"

namespace sigma::player {

/// Plain rules on bandwidth and buffer.
///
/// A quality stays while the network carries it, or the buffer carries it, key frame first, to the
/// switch point after the next. Where the buffer would not even last to the next, the transfer
/// under way is given up if that helps, and what was decided then holds until the lower quality is
/// there, three seconds at most.
///
/// Up it goes where what comes just now carries it with headroom, and the buffer would carry it to
/// the next switch point, and for two seconds at least, if the worst of late came again: a network
/// that is uneven around a quality can be ridden, one that may fall far below it cannot. It also
/// goes up where the first chunk comes in half the time that it plays. One quality at a time,
/// unless there is plenty; near the target latency and with half of it buffered, or two seconds,
/// four seconds after a stall or the last way up, and a second after one down. A quality that was
/// left soon, or playing stalled in soon, has failed: it waits eight seconds, twice as long each
/// time, until it has held for half a minute.
///
/// While nothing is known but that the network is fast enough, a finished part of the next quality
/// is loaded to find out, within a twentieth of the bytes.
class RobustAbr final : public AbrRule {
public:
    AbrDecision decide(const AbrInput& input) override;
    void onStall(SteadyTime now) override;
    void onSwitched(SteadyTime now, std::size_t from, std::size_t to) override;

private:
    /// Going up that has failed.
    struct Failure {
        SteadyTime at;
        Duration wait{0};  ///< from then on, before it is tried again
    };

    std::optional<AbrDecision> leave(const AbrInput& input, double bandwidth);
    AbrDecision goDown(const AbrInput& input, double bandwidth, double factor) const;
    bool isWorthGivingUp(const AbrInput& input, double bandwidth, std::size_t quality) const;
    bool isCalm(const AbrInput& input) const;
    std::optional<std::size_t> highestAbove(const AbrInput& input, double bandwidth) const;
    std::optional<std::size_t> probe(const AbrInput& input);
    bool mayTry(std::size_t quality, SteadyTime now) const;
    void failUp(SteadyTime now, Duration tooSoon);
    void countTime(const AbrInput& input);

    std::optional<SteadyTime> m_lastStall;
    std::optional<SteadyTime> m_lastSwitch;
    std::optional<SteadyTime> m_lastUp;         ///< that has not failed
    std::size_t m_upTo = 0;                     ///< by that one
    std::map<std::size_t, Failure> m_failures;  ///< by quality
    std::optional<SteadyTime> m_lastDecision;
    std::optional<SteadyTime> m_lastGivenUp;
    std::optional<std::size_t> m_givenUpFor;  ///< quality; until it is there
    double m_playedBits = 0;
    double m_probedBits = 0;
};

}  // namespace sigma::player
