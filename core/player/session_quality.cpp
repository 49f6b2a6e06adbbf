#include "core/player/session_quality.h"

#include <algorithm>
#include <cmath>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr double kUsualSpeedRange = 0.0501;
constexpr Duration kLowLatency = 1100ms;
constexpr double kLowLatencyPenalty = 0.05;  // of the lowest bitrate, a second of latency
constexpr double kHighLatencyPenalty = 0.1;  // of the highest

Duration durationOf(double seconds) {
    return std::chrono::round<Duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

void SessionQuality::add(const QualitySample& sample) {
    if (m_last) {
        countTime(*m_last, std::chrono::duration_cast<Duration>(sample.at - m_last->at));
    }
    if (sample.isPlaying) {
        if (!m_hasPlayed) {
            m_hasPlayed = true;
            m_figures.firstFrame = std::chrono::duration_cast<Duration>(sample.at - m_begunAt);
            m_lastBitrate = sample.bitsPerSecond;
        }
        if (sample.bitsPerSecond != m_lastBitrate) {
            ++m_figures.switches;
            m_bitrateSteps += std::abs(sample.bitsPerSecond - m_lastBitrate);
            m_lastBitrate = sample.bitsPerSecond;
        }
        if (sample.speed != m_lastSpeed) {
            ++m_figures.speedChanges;
            m_lastSpeed = sample.speed;
        }
    } else if (m_hasPlayed && !sample.isPaused && m_last && m_last->isPlaying) {
        ++m_figures.stalls;
    }
    m_last = sample;
}

void SessionQuality::countTime(const QualitySample& sample, Duration time) {
    const double seconds = secondsOf(time);
    if (sample.isPlaying) {
        m_figures.played += time;
        m_bits += sample.bitsPerSecond * seconds;
        m_usualSpeed += std::abs(sample.speed - 1) <= kUsualSpeedRange ? seconds : 0;
        m_speedPenalty += m_lowest * std::abs(sample.speed - 1) * seconds;
    } else if (m_hasPlayed && !sample.isPaused) {
        m_figures.stalled += time;
    }
    if (!sample.isPlaying || !sample.latency) {
        return;
    }
    const double latency = secondsOf(*sample.latency);
    m_latencySum += latency * seconds;
    m_latencyTime += seconds;
    const auto step = std::clamp<std::int64_t>(*sample.latency / kLatencyStep, 0,
                                               static_cast<std::int64_t>(kLatencySteps) - 1);
    m_latencyTimes[static_cast<std::size_t>(step)] += seconds;
    const double weight = *sample.latency <= kLowLatency ? kLowLatencyPenalty * m_lowest
                                                         : kHighLatencyPenalty * m_highest;
    m_latencyPenalty += weight * latency * seconds;
}

SessionFigures SessionQuality::figures() const {
    SessionFigures figures = m_figures;
    const double played = secondsOf(figures.played);
    if (played > 0) {
        figures.meanBitrate = m_bits / played;
        figures.usualSpeedShare = m_usualSpeed / played;
        const double penalty = m_bitrateSteps + m_highest * secondsOf(figures.stalled) +
                               m_latencyPenalty + m_speedPenalty;
        figures.normalisedQoe = m_highest > 0 ? (m_bits - penalty) / (m_highest * played) : 0;
    }
    if (m_latencyTime > 0) {
        figures.meanLatency = durationOf(m_latencySum / m_latencyTime);
        double counted = 0;
        std::size_t step = 0;
        while (step + 1 < kLatencySteps && counted + m_latencyTimes[step] < 0.95 * m_latencyTime) {
            counted += m_latencyTimes[step++];
        }
        figures.latencyP95 = kLatencyStep * static_cast<std::int64_t>(step);
    }
    return figures;
}

}  // namespace sigma::player
