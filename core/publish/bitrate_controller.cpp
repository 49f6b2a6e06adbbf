#include "core/publish/bitrate_controller.h"

#include <algorithm>
#include <array>

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kCalmDelay{50};
constexpr milliseconds kCarefulDelay{150};
constexpr milliseconds kMostBurst{150};
/// TCP begins slowly, and twice as fast after each round trip.
constexpr int kRoundTripsToBegin = 8;
constexpr milliseconds kCutDelay{300};
constexpr milliseconds kFloorDelay{700};
constexpr milliseconds kDropDelay{1500};
constexpr milliseconds kLittleInflation{20};
constexpr milliseconds kLeastInflation{80};
constexpr milliseconds kBetweenCuts{800};
constexpr milliseconds kCalmBeforeClimb{300};
constexpr int kFirstProbePercent = 8;
constexpr int kMostProbePercent = 60;
constexpr milliseconds kFirstPause{1'000};
constexpr milliseconds kLongestPause{2'000};
/// A cut so soon after a step was the step's doing.
constexpr milliseconds kProbeTime{2'000};
constexpr std::array<int, 5> kLadderPercents{100, 75, 50, 35, 20};

}  // namespace

BitrateController::BitrateController(const BitrateRange& range, std::int64_t audioBitrate)
    : m_range(range), m_audioBitrate(audioBitrate), m_rate(range.maximum) {
    setRange(range);
}

void BitrateController::setRange(const BitrateRange& range) {
    m_range = range;
    m_range.minimum = std::min(m_range.minimum, m_range.maximum);
    m_rate = m_range.maximum;
    m_capacity.reset();
    m_probePause = milliseconds(0);
    m_probePercent = kFirstProbePercent;
    restart();
}

void BitrateController::restart() {
    m_lastCut.reset();
    m_calmSince.reset();
    m_probedAt.reset();
    m_network.clear();
    m_begunAt.reset();
    m_delay = m_networkDelay = m_forgiven = milliseconds(0);
    m_isGrowing = false;
    m_slowTicks = 0;
    m_isOut = false;
}

milliseconds BitrateController::scaled(milliseconds threshold) const {
    return m_range.mode == BitrateMode::kLowLatency ? threshold / 2 : threshold;
}

/// What of a delay is no congestion: a key frame is sent over a while by intention, a connection
/// begins slowly, and now and then the kernel lets everything wait for a moment.
milliseconds BitrateController::excusedOf(SteadyTime now, const LinkSample& sample,
                                          milliseconds delay) {
    const milliseconds burst{static_cast<std::int64_t>(sample.keyFrameBytes) * 8 * 1000 /
                             std::max<std::int64_t>(1, m_rate + m_audioBitrate)};
    m_begunAt = m_begunAt.value_or(now);
    const bool isBeginning = now - *m_begunAt < sample.minRoundTrip * kRoundTripsToBegin;
    const bool isForgiven = sample.isHoldingBack || (isBeginning && delay < kFloorDelay);
    m_forgiven = isForgiven ? delay : std::min(m_forgiven, delay);
    const bool isMoving = sample.recentBitrate != 0;
    return std::max(isMoving ? std::min(burst, kMostBurst) : milliseconds(0), m_forgiven);
}

BitrateController::Level BitrateController::levelOf(SteadyTime now, const LinkSample& sample) {
    const milliseconds inflation = m_network.update(now, sample.inflation());
    const milliseconds excused = excusedOf(now, sample, sample.delay + inflation);
    const milliseconds delay = std::max(milliseconds(0), sample.delay + inflation - excused);
    const milliseconds network = std::min(inflation, delay);
    const milliseconds own = delay - network;
    m_slowTicks = delay > scaled(kCarefulDelay) ? m_slowTicks + 1 : 0;
    const milliseconds muchInflation = scaled(std::max(kLeastInflation, sample.minRoundTrip / 2));
    const bool isInflating = network > muchInflation && network >= m_networkDelay;
    m_isGrowing = delay > m_delay + milliseconds(20);
    m_delay = delay;
    m_networkDelay = network;
    // What is in the network already can't be dropped.
    if (own > scaled(kDropDelay)) {
        return Level::kDrop;
    }
    if (delay > scaled(kFloorDelay)) {
        return Level::kFloor;
    }
    if (delay > scaled(kCutDelay)) {
        return Level::kCut;
    }
    if (m_slowTicks >= 2 || isInflating) {
        return Level::kCareful;
    }
    const milliseconds littleInflation = std::max(kLittleInflation, sample.minRoundTrip / 5);
    const bool isQuick = own < kCalmDelay && network <= littleInflation;
    return isQuick ? Level::kCalm : Level::kWatching;
}

BitrateDecision BitrateController::update(SteadyTime now, const LinkSample& sample) {
    const Level level = levelOf(now, sample);
    DropAction drop = DropAction::kNone;
    if (level == Level::kDrop) {
        drop = DropAction::kToKeyFrame;
    } else if (level == Level::kFloor) {
        drop = DropAction::kDisposableFrames;
    }
    if (level >= Level::kCareful) {
        m_calmSince.reset();
        cut(now, level, sample);
    } else if (level == Level::kCalm) {
        m_calmSince = m_calmSince.value_or(now);
        climb(now, sample);
    } else if (m_delay > scaled(kCarefulDelay)) {
        m_calmSince.reset();
    }
    return {m_range.mode == BitrateMode::kFixed ? m_range.maximum : stepped(m_rate), drop};
}

void BitrateController::cut(SteadyTime now, Level level, const LinkSample& sample) {
    if (m_lastCut && now - *m_lastCut < kBetweenCuts && !m_isGrowing) {
        return;
    }
    if (m_probedAt && now - *m_probedAt < kProbeTime) {
        m_probePause = std::clamp(m_probePause * 2, kFirstPause, kLongestPause);
    }
    m_probedAt.reset();
    m_probePercent = kFirstProbePercent;
    const std::int64_t taken = std::min(sample.acknowledgedBitrate, sample.recentBitrate);
    // Where nothing at all comes through, nothing is learnt of how much will, once it does again.
    const bool isOut = sample.recentBitrate == 0;
    if (!isOut) {
        m_capacity = taken;
    } else if (!m_isOut) {
        m_capacity = m_capacity.value_or(m_rate + m_audioBitrate) / 2;
    }
    m_isOut = isOut;
    m_lastCut = now;
    std::int64_t wanted = m_range.minimum;
    if (level == Level::kCareful) {
        wanted = taken * 85 / 100 - m_audioBitrate;
    } else if (level == Level::kCut) {
        const std::int64_t backlog = static_cast<std::int64_t>(sample.backlogBytes) * 8 +
                                     taken * m_networkDelay.count() / 1000;
        wanted = taken * 70 / 100 - m_audioBitrate - backlog;
    }
    setRate(std::min(m_rate, wanted));
}

void BitrateController::climb(SteadyTime now, const LinkSample& sample) {
    // A step shows only when what it sent has come back.
    if (now - *m_calmSince < std::max(kCalmBeforeClimb, sample.minRoundTrip * 5 / 2)) {
        return;
    }
    std::int64_t known = m_range.maximum;
    if (m_capacity) {
        // A key frame's burst that passed without delay shows what else would.
        m_capacity = std::clamp(sample.recentBitrate, *m_capacity, *m_capacity * 140 / 100);
        known = *m_capacity * 90 / 100 - m_audioBitrate;
    }
    if (m_rate < known) {
        setRate(known);
        m_calmSince = now;
        return;
    }
    if (m_lastCut && now - *m_lastCut < m_probePause) {
        return;
    }
    setRate(m_rate + m_rate * m_probePercent / 100);
    m_probePercent = std::min(m_probePercent * 2, kMostProbePercent);
    m_probedAt = now;
    m_calmSince = now;
}

void BitrateController::setRate(std::int64_t bitrate) {
    m_rate = std::clamp(bitrate, m_range.minimum, m_range.maximum);
}

std::int64_t BitrateController::stepped(std::int64_t bitrate) const {
    if (m_range.mode != BitrateMode::kLadder) {
        return bitrate;
    }
    for (const int percent : kLadderPercents) {
        const std::int64_t step = m_range.maximum * percent / 100;
        if (step <= bitrate) {
            return std::max(step, m_range.minimum);
        }
    }
    return m_range.minimum;
}

}  // namespace sigma::publish
