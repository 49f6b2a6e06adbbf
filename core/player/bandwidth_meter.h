#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "core/player/bandwidth_estimator.h"

namespace sigma::player {

/// The bandwidth of a network that is mostly idle, because a live stream is no faster than life.
///
/// Counts only time in which bytes came, once for transfers that overlap. A part that was awaited
/// and took as long to come as it lasts shows no more than that the network is at least that fast.
/// Samples are added up to 32 KiB or half a second before they count. What can be relied on is the
/// lower of two moving averages, over one second and over six, and of the 20th percentile of the
/// samples of late.
class BandwidthMeter final : public BandwidthEstimator {
public:
    void onTransfer(const Transfer& transfer) override;
    BandwidthEstimate estimate(SteadyTime now) const override;

private:
    struct Recent {
        SteadyTime at;
        double rate = 0;
    };

    static constexpr double kFastHalfLife = 1;  // seconds of media
    static constexpr double kSlowHalfLife = 6;

    /// Moving average that forgets half of the past in each half-life of media.
    class Average {
    public:
        explicit Average(double halfLife) : m_halfLife(halfLife) {}
        void add(double value, double weight);
        double value() const { return m_sum / m_weight; }

    private:
        double m_halfLife;
        double m_sum = 0;
        double m_weight = 0;
    };

    void collect(const Transfer& transfer);
    void count();
    void onSample(double rate, double weight);
    double worstFifth() const;
    void keepRoundTrip(const Transfer& transfer);

    Average m_fast{kFastHalfLife};
    Average m_slow{kSlowHalfLife};
    bool m_hasSample = false;
    SteadyTime m_lastSample;
    std::optional<double> m_lowerBound;
    double m_bytes = 0;  ///< added up, not counted yet
    double m_busySeconds = 0;
    double m_mediaSeconds = 0;
    SteadyTime m_countedUntil;  ///< end of the busy time that is added up
    std::deque<Recent> m_recent;
    std::optional<double> m_serverEstimate;
    std::deque<Duration> m_roundTrips;
};

}  // namespace sigma::player
