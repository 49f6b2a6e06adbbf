#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/base/clock.h"
#include "core/player/duration.h"

namespace sigma::player {

/// What time it is at the server that dates the programme, from its answers to GET /time.
///
/// Runs on the steady clock, so that nobody can set it. Of eight answers the one with the shortest
/// round trip counts, since it can be wrong by half of that only. Long after, the difference of two
/// such answers shows how fast the two clocks part. Pure: time comes with the calls.
class ServerClock {
public:
    /// The server said `serverTime` between the two.
    void onAnswer(SteadyTime sentAt, SteadyTime answeredAt, WallTime serverTime);
    /// Nothing before the first answer.
    std::optional<WallTime> at(SteadyTime now) const;
    /// When it wants the next answer: soon until there are eight, seldom then.
    SteadyTime nextQuestion() const { return m_nextQuestion; }

private:
    static constexpr std::size_t kRound = 8;

    struct Sample {
        SteadyTime at;
        WallTime serverTime;
        Duration roundTrip{0};
    };

    void closeRound();

    std::array<Sample, kRound> m_round{};
    std::size_t m_count = 0;  ///< in this round
    std::optional<Sample> m_best;
    std::optional<Sample> m_first;  ///< of the first round
    double m_drift = 0;             ///< seconds a second
    SteadyTime m_nextQuestion{};
};

}  // namespace sigma::player
