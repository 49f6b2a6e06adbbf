#include "core/player/adaptation/robust_abr.h"

#include <algorithm>

#include "core/base/clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// Playlists and heads of answers for each chunk, of picture and sound.
constexpr double kBitsAroundAChunk = 2'400 * 8;
constexpr double kHeadroom = 1.12;  // to go up
/// To go up past another quality, which would tell more.
constexpr double kHeadroomToSkip = 2;
constexpr double kFits = 1.03;  // to stay
constexpr double kFitsAfterwards = 1.08;
/// With next to no buffer, where it has to be filled again.
constexpr double kFitsInNeed = 1.15;
/// Before it goes up again.
constexpr Duration kCalmAfterGoingUp = 4s;
constexpr Duration kCalmAfterGoingDown = 1s;
constexpr Duration kCalmAfterStall = 4s;
/// What was gone up for has failed if it is left, or stalls, so soon.
constexpr Duration kLeftTooSoon = 4s;
constexpr Duration kStalledTooSoon = 10s;
constexpr Duration kFirstWait = 8s;
constexpr Duration kLongestWait = 64s;
constexpr Duration kHoldsFor = 30s;
constexpr Duration kMostLatencyError = 300ms;
/// What the buffer must not be spent below: parts differ in size.
constexpr Duration kReserve = 200ms;
constexpr Duration kAmple = 2s;
constexpr Duration kBetweenGivingUp = 3s;
/// A quality that the buffer could not hold for so long would be two changes for nothing.
constexpr Duration kWorthGoingUpFor = 2s;
/// Between two packets of a transfer that goes on.
constexpr Duration kUsualSilence = 200ms;
constexpr double kProbeShare = 0.05;
constexpr Duration kLongestInterval = 1s;
constexpr double kShortestChunk = 0.1;  // seconds

/// Bits a second, with what comes around each chunk.
double needed(const AbrInput& input, const Quality& quality) {
    const double chunk = std::max(secondsOf(input.chunkDuration), kShortestChunk);
    return quality.bitsPerSecond + kBitsAroundAChunk / chunk;
}

/// What came of late, less where nothing comes any more.
double bandwidthNow(const AbrInput& input) {
    const double bandwidth = input.bandwidth.latest.value_or(*input.bandwidth.cautious);
    if (!input.pending || !input.pending->lastByteAt) {
        return bandwidth;
    }
    // Bytes of what is being made come when they are made.
    const Duration usual = kUsualSilence + (input.pending->wasAwaited ? input.chunkDuration : 0s);
    const std::chrono::nanoseconds silence = input.now - *input.pending->lastByteAt;
    return silence <= usual ? bandwidth : bandwidth * secondsOf(usual) / secondsOf(silence);
}

/// Seconds to load the first chunk of a quality, with its key frame.
double firstChunkTime(const AbrInput& input, const Quality& quality, double bandwidth) {
    return secondsOf(input.chunkDuration) * input.weights.independent * needed(input, quality) /
           bandwidth;
}

/// The buffer at the next switch point, going on as now at that bandwidth.
double bufferAtSwitch(const AbrInput& input, double bandwidth) {
    double buffer = secondsOf(input.buffer);
    if (input.pending) {
        buffer += secondsOf(input.pending->mediaDuration) -
                  static_cast<double>(input.pending->bytesLeft) * 8 / bandwidth;
    }
    const double time =
        needed(input, input.qualities[input.current]) * input.weights.other / bandwidth;
    return buffer + secondsOf(input.untilSwitch) * (1 - time);
}

/// Whether a buffer of so much at the switch point carries a quality for that long, and then the
/// first chunk of the quality that would have to follow.
bool carries(const AbrInput& input, double buffer, const Quality& quality, Duration time,
             const Quality& lower, double bandwidth) {
    const double reserve = secondsOf(kReserve);
    const double gain = secondsOf(time) * (1 - needed(input, quality) / bandwidth);
    return buffer - firstChunkTime(input, quality, bandwidth) >= reserve &&
           buffer + std::min(gain, 0.0) - firstChunkTime(input, lower, bandwidth) >= reserve;
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
    if (m_givenUpFor && *m_givenUpFor < input.qualities.size() &&
        input.qualities[*m_givenUpFor].isUsable && input.now - *m_lastGivenUp < kBetweenGivingUp) {
        return {*m_givenUpFor, false, std::nullopt};
    }
    if (needed(input, current) * kFits > bandwidth && input.current != 0) {
        if (const auto decision = leave(input, bandwidth)) {
            return *decision;
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

/// At once where the lowest would come too late after the next switch point, giving up the transfer
/// if that helps; else at that switch point, where the buffer does not carry it to the one after.
std::optional<AbrDecision> RobustAbr::leave(const AbrInput& input, double bandwidth) {
    const double atSwitch = bufferAtSwitch(input, bandwidth);
    const Quality& lowest = input.qualities.front();
    if (atSwitch - firstChunkTime(input, lowest, bandwidth) < secondsOf(kReserve)) {
        AbrDecision decision = goDown(input, bandwidth, kFitsInNeed);
        if (isWorthGivingUp(input, bandwidth, decision.quality)) {
            decision.givesUpTransfer = true;
            m_lastGivenUp = input.now;
            m_givenUpFor = decision.quality;
        }
        return decision;
    }
    if (carries(input, atSwitch, input.qualities[input.current], input.switchInterval, lowest,
                bandwidth)) {
        return std::nullopt;
    }
    AbrDecision decision = goDown(input, bandwidth, kFitsAfterwards);
    for (std::size_t index = decision.quality + 1; index < input.current; ++index) {
        const Quality& quality = input.qualities[index];
        if (quality.isUsable &&
            carries(input, atSwitch, quality, input.switchInterval, lowest, bandwidth)) {
            decision.quality = index;
        }
    }
    return decision;
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
        if (index < input.current && needed(input, quality) * factor <= bandwidth) {
            chosen = index;
        }
    }
    return {chosen.value_or(lowest.value_or(input.current)), false, std::nullopt};
}

/// Whether going back leaves more in the buffer, when it is at its lowest until the next switch
/// point, than going on would have left when a lower quality began there. What was given up once is
/// not given up again right away.
bool RobustAbr::isWorthGivingUp(const AbrInput& input, double bandwidth,
                                std::size_t quality) const {
    const bool isAgain = m_lastGivenUp && input.now - *m_lastGivenUp < kBetweenGivingUp;
    if (!input.pending || !input.wayBack || quality >= input.current || isAgain) {
        return false;
    }
    const Quality& lower = input.qualities[quality];
    const double asking = 2 * secondsOf(input.bandwidth.roundTrip);
    const double atEntry = secondsOf(input.buffer - *input.wayBack) - asking;
    const Duration stretch = *input.wayBack + input.pending->mediaDuration + input.untilSwitch;
    const double first = firstChunkTime(input, lower, bandwidth);
    const double gain = secondsOf(stretch) * (1 - needed(input, lower) / bandwidth);
    const double goingBack = atEntry + std::min(gain, -first);
    const double goingOn = bufferAtSwitch(input, bandwidth) - first;
    return goingBack > goingOn;
}

bool RobustAbr::isCalm(const AbrInput& input) const {
    const bool isAfterStall = m_lastStall && input.now - *m_lastStall < kCalmAfterStall;
    const Duration calm = m_lastUp == m_lastSwitch ? kCalmAfterGoingUp : kCalmAfterGoingDown;
    const bool isAfterSwitch = m_lastSwitch && input.now - *m_lastSwitch < calm;
    // Who is behind has a larger buffer, if it is not the network that keeps him there.
    const bool isNearTarget = input.latencyError <= kMostLatencyError || input.buffer >= kAmple;
    return !isAfterStall && !isAfterSwitch && isNearTarget &&
           input.buffer > std::min(input.targetLatency / 2, kAmple);
}

/// The highest that what comes now carries with headroom, if the buffer would hold it until it
/// could be left again, and long enough to be worth it, were the network at once as bad as it was
/// at its worst of late. Or where its first chunk comes in half the time that it plays.
std::optional<std::size_t> RobustAbr::highestAbove(const AbrInput& input, double bandwidth) const {
    const double worst = std::min(bandwidth, *input.bandwidth.cautious);
    const double atSwitch = std::min(bufferAtSwitch(input, worst), secondsOf(input.buffer));
    const Quality& current = input.qualities[input.current];
    const Duration time = std::max(input.switchInterval, kWorthGoingUpFor);
    for (std::size_t index = input.qualities.size() - 1; index > input.current; --index) {
        const Quality& quality = input.qualities[index];
        const double headroom = index == input.current + 1 ? kHeadroom : kHeadroomToSkip;
        const bool fits = needed(input, quality) * headroom <= bandwidth;
        const bool isQuick =
            firstChunkTime(input, quality, bandwidth) < secondsOf(input.chunkDuration) / 2;
        const bool isSafe =
            carries(input, atSwitch, quality, time, current, worst) && !input.isWaiting;
        if (quality.isUsable && fits && (isSafe || isQuick) && mayTry(index, input.now)) {
            return index;
        }
    }
    return std::nullopt;
}

/// What a lower quality has failed at is no easier for a higher one.
bool RobustAbr::mayTry(std::size_t quality, SteadyTime now) const {
    return std::ranges::all_of(m_failures, [&](const auto& entry) {
        const auto& [failed, failure] = entry;
        return failed > quality || now - failure.at >= failure.wait;
    });
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
        m_failures.erase(m_upTo);
        m_lastUp.reset();
    }
}

void RobustAbr::onStall(SteadyTime now) {
    m_lastStall = now;
    failUp(now, kStalledTooSoon);
}

void RobustAbr::onSwitched(SteadyTime now, std::size_t from, std::size_t to) {
    m_lastSwitch = now;
    m_givenUpFor.reset();
    if (to < from) {
        failUp(now, kLeftTooSoon);
    } else {
        m_lastUp = now;
        m_upTo = to;
    }
}

/// Where it has not lasted even that long.
void RobustAbr::failUp(SteadyTime now, Duration tooSoon) {
    if (m_lastUp && now - *m_lastUp < tooSoon) {
        Failure& failure = m_failures[m_upTo];
        failure = {now, std::clamp(2 * failure.wait, kFirstWait, kLongestWait)};
    }
    m_lastUp.reset();
}

}  // namespace sigma::player
