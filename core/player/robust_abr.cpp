#include "core/player/robust_abr.h"

#include <algorithm>
#include <cmath>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// Playlists, and the headers of requests and answers: bits a second.
constexpr double kOverhead = 20e3;
constexpr double kHeadroom = 1.12;  // to go up
constexpr double kFits = 1.03;      // to stay
constexpr double kFitsAfterwards = 1.08;
/// With next to no buffer, where it has to be filled again.
constexpr double kFitsInNeed = 1.3;
constexpr Duration kFirstWait = 4s;
constexpr Duration kLongestWait = 64s;
constexpr Duration kFailsWithin = 10s;
constexpr Duration kHoldsFor = 30s;
constexpr Duration kMostLatencyError = 300ms;
/// What the buffer must not be spent below.
constexpr Duration kReserve = 700ms;
constexpr Duration kLastReserve = 200ms;
constexpr Duration kAmple = 2s;
/// From the next switch point to the one after.
constexpr Duration kNextStretch = 2s;
/// Bytes of a chunk that begins with a key frame, in chunks of mean size.
constexpr double kKeyFrameBurst = 2.5;
constexpr Duration kBetweenGivingUp = 3s;
constexpr Duration kTellingTime = 200ms;
constexpr double kTellingBytes = 4'000;
constexpr double kProbeShare = 0.05;
constexpr Duration kLongestInterval = 1s;

double secondsOf(std::chrono::nanoseconds time) {
    return std::chrono::duration<double>(time).count();
}

double needed(const Quality& quality) {
    return quality.bitsPerSecond + kOverhead;
}

/// What can be relied on, less where the transfer under way shows that it is less by now.
double bandwidthNow(const AbrInput& input) {
    double bandwidth = *input.bandwidth.cautious;
    if (!input.pending || !input.pending->firstByteAt) {
        return bandwidth;
    }
    const auto bytes = static_cast<double>(input.pending->bytes + input.pending->bytesBeside);
    const auto elapsed = input.now - *input.pending->firstByteAt;
    if (elapsed >= kTellingTime && bytes >= kTellingBytes) {
        bandwidth = std::min(bandwidth, bytes * 8 / secondsOf(elapsed));
    }
    return bandwidth;
}

/// The buffer once so much more media has come in the quality that is loaded now.
double bufferAfter(const AbrInput& input, Duration media, double bandwidth) {
    const double rate = needed(input.qualities[input.current]) / bandwidth;
    const double waiting =
        input.pending ? static_cast<double>(input.pending->bytesLeft) * 8 / bandwidth : 0;
    const double gained = input.pending ? secondsOf(input.chunkDuration) : 0;
    return secondsOf(input.buffer) - waiting + gained + secondsOf(media) * (1 - rate);
}

}  // namespace

AbrDecision RobustAbr::decide(const AbrInput& input) {
    countTime(input);
    const AbrDecision stay{input.current, false, std::nullopt};
    if (!input.bandwidth.cautious) {
        return input.qualities[input.current].isUsable ? stay : goDown(input, 0, kFitsAfterwards);
    }
    const double bandwidth = bandwidthNow(input);
    const Quality& current = input.qualities[input.current];
    if (!current.isUsable) {
        return goDown(input, bandwidth, kFitsAfterwards);
    }
    const bool fits = needed(current) * kFits <= bandwidth;
    if (!fits && input.current != 0) {
        if (bufferAfter(input, input.untilSwitch, bandwidth) < secondsOf(kLastReserve)) {
            AbrDecision decision = goDown(input, bandwidth, kFitsInNeed);
            decision.givesUpTransfer = isWorthGivingUp(input, bandwidth, decision.quality);
            m_lastGivenUp = decision.givesUpTransfer ? input.now : m_lastGivenUp;
            return decision;
        }
        if (bufferAfter(input, input.untilSwitch + kNextStretch, bandwidth) < secondsOf(kReserve)) {
            return goDown(input, bandwidth, kFitsAfterwards);
        }
    }
    if (!isCalm(input)) {
        return stay;
    }
    if (const auto higher = highestAbove(input, bandwidth)) {
        return {*higher, false, std::nullopt};
    }
    return {input.current, false, probe(input)};
}

/// The highest below that fits with so much to spare, else the lowest.
AbrDecision RobustAbr::goDown(const AbrInput& input, double bandwidth, double factor) const {
    std::optional<std::size_t> lowest;
    std::optional<std::size_t> chosen;
    for (std::size_t index = 0; index != input.qualities.size(); ++index) {
        const Quality& quality = input.qualities[index];
        if (!quality.isUsable) {
            continue;
        }
        lowest = lowest.value_or(index);
        if (index < input.current && needed(quality) * factor <= bandwidth) {
            chosen = index;
        }
    }
    return {chosen.value_or(lowest.value_or(input.current)), false, std::nullopt};
}

/// Whether the lower quality's first chunk would be there before what is buffered ahead of it is
/// played. What was given up once is not given up again right away.
bool RobustAbr::isWorthGivingUp(const AbrInput& input, double bandwidth,
                                std::size_t quality) const {
    const bool isAgain = m_lastGivenUp && input.now - *m_lastGivenUp < kBetweenGivingUp;
    if (!input.pending || !input.wayBack || quality >= input.current || isAgain) {
        return false;
    }
    const double keyFrameBits =
        needed(input.qualities[quality]) * secondsOf(input.chunkDuration) * kKeyFrameBurst;
    const double first = 2 * secondsOf(input.bandwidth.roundTrip) + keyFrameBits / bandwidth;
    const double left = static_cast<double>(input.pending->bytesLeft) * 8 / bandwidth;
    return first < secondsOf(input.buffer - *input.wayBack) &&
           first < left + secondsOf(input.untilSwitch);
}

bool RobustAbr::isCalm(const AbrInput& input) const {
    const bool isAfterStall = m_lastStall && input.now - *m_lastStall < kFirstWait;
    const bool isAfterSwitch = m_lastSwitch && input.now - *m_lastSwitch < m_wait;
    // Who is behind has a larger buffer, if it is not the network that keeps him there.
    const bool isNearTarget = input.latencyError <= kMostLatencyError || input.buffer >= kAmple;
    return !isAfterStall && !isAfterSwitch && isNearTarget && input.buffer > kReserve;
}

std::optional<std::size_t> RobustAbr::highestAbove(const AbrInput& input, double bandwidth) const {
    for (std::size_t index = input.qualities.size() - 1; index > input.current; --index) {
        const Quality& quality = input.qualities[index];
        if (quality.isUsable && needed(quality) * kHeadroom <= bandwidth) {
            return index;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> RobustAbr::probe(const AbrInput& input) {
    const std::size_t next = input.current + 1;
    if (!input.bandwidth.isAtLeast || next >= input.qualities.size() ||
        !input.qualities[next].isUsable) {
        return std::nullopt;
    }
    const double cost = input.qualities[next].bitsPerSecond * secondsOf(input.chunkDuration);
    if (m_probedBits + cost > m_playedBits * kProbeShare) {
        return std::nullopt;
    }
    m_probedBits += cost;
    return next;
}

void RobustAbr::countTime(const AbrInput& input) {
    if (m_lastDecision) {
        const auto passed =
            std::min<std::chrono::nanoseconds>(input.now - *m_lastDecision, kLongestInterval);
        m_playedBits += input.qualities[input.current].bitsPerSecond * secondsOf(passed);
    }
    m_lastDecision = input.now;
    if (m_lastUp && input.now - *m_lastUp >= kHoldsFor) {
        m_wait = kFirstWait;
        m_lastUp.reset();
    }
}

void RobustAbr::onStall(SteadyTime now) {
    m_lastStall = now;
    failUp(now);
}

void RobustAbr::onSwitched(SteadyTime now, std::size_t from, std::size_t to) {
    m_lastSwitch = now;
    if (to < from) {
        failUp(now);
    } else {
        m_lastUp = now;
    }
}

void RobustAbr::failUp(SteadyTime now) {
    if (m_lastUp && now - *m_lastUp < kFailsWithin) {
        m_wait = std::min(m_wait * 2, kLongestWait);
    }
    m_lastUp.reset();
}

}  // namespace sigma::player
