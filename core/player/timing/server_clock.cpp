#include "core/player/timing/server_clock.h"

#include <algorithm>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr Duration kBetweenFirst = 250ms;
constexpr Duration kBetweenLater = 30s;
/// An answer that is off by more is from a clock that was set, or from after a sleep.
constexpr Duration kJump = 500ms;
/// Apart by less, the answers' own uncertainty would pass for drift.
constexpr Duration kDriftBaseline = 10min;
constexpr double kLargestDrift = 500e-6;

}  // namespace

void ServerClock::onAnswer(SteadyTime sentAt, SteadyTime answeredAt, WallTime serverTime) {
    const auto roundTrip = std::chrono::duration_cast<Duration>(answeredAt - sentAt);
    if (roundTrip < Duration(0)) {
        return;
    }
    const Sample sample{sentAt + (answeredAt - sentAt) / 2, serverTime, roundTrip};
    if (m_best) {
        const Duration error =
            std::chrono::abs(std::chrono::duration_cast<Duration>(serverTime - *at(sample.at)));
        if (error > kJump + roundTrip / 2 + m_best->roundTrip / 2) {
            *this = ServerClock();
        }
    }
    m_round[m_count++] = sample;
    const bool isFirstRound = !m_first;
    if (isFirstRound && (!m_best || sample.roundTrip < m_best->roundTrip)) {
        m_best = sample;
    }
    if (m_count == kRound) {
        closeRound();
    }
    m_nextQuestion = answeredAt + (m_first ? kBetweenLater : kBetweenFirst);
}

void ServerClock::closeRound() {
    m_best = *std::ranges::min_element(m_round, {}, &Sample::roundTrip);
    m_count = 0;
    if (!m_first) {
        m_first = m_best;
        return;
    }
    const auto apart = std::chrono::duration_cast<Duration>(m_best->at - m_first->at);
    if (apart < kDriftBaseline) {
        return;
    }
    const Duration gained =
        std::chrono::duration_cast<Duration>(m_best->serverTime - m_first->serverTime) - apart;
    m_drift = std::clamp(static_cast<double>(gained.count()) / static_cast<double>(apart.count()),
                         -kLargestDrift, kLargestDrift);
}

std::optional<WallTime> ServerClock::at(SteadyTime now) const {
    if (!m_best) {
        return std::nullopt;
    }
    const std::chrono::duration<double, std::nano> since = now - m_best->at;
    return m_best->serverTime + std::chrono::round<WallTime::duration>(since * (1 + m_drift));
}

}  // namespace sigma::player
