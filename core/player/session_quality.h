#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/base/clock.h"
#include "core/player/duration.h"

namespace sigma::player {

/// What the viewer has at one moment.
struct QualitySample {
    SteadyTime at{};
    bool isPlaying = false;  ///< pictures move; else, once they have, it is a stall
    bool isPaused = false;   ///< by the viewer: counts for nothing
    double bitsPerSecond = 0;
    double speed = 1;
    std::optional<Duration> latency{};
};

/// A session in figures; times are of the viewer.
struct SessionFigures {
    Duration played{0};
    Duration stalled{0};
    std::size_t stalls = 0;
    double meanBitrate = 0;  ///< of what was played, bits a second
    std::size_t switches = 0;
    std::size_t speedChanges = 0;
    double usualSpeedShare = 1;  ///< of the time played, within 5 % of normal speed
    Duration meanLatency{0};
    Duration latencyP95{0};
    std::optional<Duration> firstFrame;
    /// Quality of experience as a share of the best there could be: 1 is the highest bitrate
    /// throughout, without a stall, at no latency. As the grand challenge on low-latency streaming
    /// reckons it (Lim et al., ACM MMSys 2020), for segments of one second. 0 where no bitrate is
    /// known.
    double normalisedQoe = 0;
};

/// Adds up what a viewer had, from samples of it at any interval: each stands for the time up to
/// the next.
class SessionQuality {
public:
    /// The lowest and the highest bitrate that could be chosen weigh the quality of experience.
    SessionQuality(SteadyTime begunAt, double lowestBitrate, double highestBitrate)
        : m_begunAt(begunAt), m_lowest(lowestBitrate), m_highest(highestBitrate) {}

    void add(const QualitySample& sample);
    SessionFigures figures() const;

private:
    static constexpr Duration kLatencyStep = std::chrono::milliseconds(10);
    static constexpr std::size_t kLatencySteps = 6'000;

    void countTime(const QualitySample& sample, Duration time);

    SteadyTime m_begunAt;
    double m_lowest;
    double m_highest;
    std::optional<QualitySample> m_last;
    bool m_hasPlayed = false;
    SessionFigures m_figures;
    double m_bits = 0;
    double m_bitrateSteps = 0;  ///< sum of the switches' heights
    double m_latencyPenalty = 0;
    double m_speedPenalty = 0;
    double m_lastBitrate = 0;
    double m_lastSpeed = 1;
    double m_usualSpeed = 0;  ///< seconds
    double m_latencySum = 0;  ///< seconds squared
    double m_latencyTime = 0;
    std::array<double, kLatencySteps> m_latencyTimes{};  ///< seconds, by latency
};

}  // namespace sigma::player
