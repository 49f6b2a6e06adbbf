#pragma once

#include <deque>
#include <optional>

#include "core/player/adaptation/bandwidth_estimator.h"

namespace sigma::player {

/// The bandwidth of a network that is mostly idle, because a live stream is no faster than life.
///
/// Counts only time in which media came, and all that came in it: transfers that overlap share the
/// network, with each other and with playlists. A part that was awaited and took as long to come as
/// it lasts shows no more than that the network is at least that fast. A sample is 16 KiB of
/// whole transfers, or 0.4 s of those that are still under way: less would be noise, and more would
/// be too late for parts of low bitrates. What can be relied on is the lowest of two moving
/// averages and of the samples of the last five seconds; what comes of late, the lower of the fast
/// average and the last sample: a fall is believed at once, a rise when it lasts.
class BandwidthMeter final : public BandwidthEstimator {
public:
    void onTransfer(const Transfer& transfer) override;
    BandwidthEstimate estimate(SteadyTime now) const override;

private:
    struct Recent {
        SteadyTime at;
        double rate = 0;
    };

    static constexpr double kFastHalfLife = 0.5;  // seconds
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

    bool isWaitedFor(const Transfer& transfer);
    void collect(const Transfer& transfer);
    void count(bool isWhole);
    void onSample(double rate, double weight);
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
    double m_slowest = 0;  ///< of the recent ones
    std::optional<double> m_serverEstimate;
    std::deque<Duration> m_roundTrips;
};

}  // namespace sigma::player
