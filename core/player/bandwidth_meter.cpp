#include "core/player/bandwidth_meter.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr double kEnoughBytes = 32 * 1024;
constexpr double kEnoughSeconds = 0.5;
/// One read of the socket takes no time at all.
constexpr double kShortestSeconds = 0.001;
/// An awaited part that comes in this share of its duration, or slower, came as it was made...
constexpr double kAsMade = 0.8;
/// ...but for one that takes longer than its making did.
constexpr double kSlowerThanMade = 1.15;
constexpr Duration kSampleLife = 10s;
constexpr std::size_t kRoundTrips = 8;
constexpr double kLeastRatio = 0.5;

double secondsOf(std::chrono::nanoseconds time) {
    return std::chrono::duration<double>(time).count();
}

}  // namespace

void BandwidthMeter::Average::add(double value, double weight) {
    const double kept = std::exp2(-weight / m_halfLife);
    m_sum = m_sum * kept + value * (1 - kept);
    m_weight = m_weight * kept + (1 - kept);
}

void BandwidthMeter::onTransfer(const Transfer& transfer) {
    if (transfer.serverEstimate) {
        m_serverEstimate = transfer.serverEstimate;
    }
    if (transfer.arrivals.empty()) {
        return;
    }
    keepRoundTrip(transfer);
    const Arrival& first = transfer.arrivals.front();
    const Arrival& last = transfer.arrivals.back();
    std::size_t bytes = 0;
    for (const Arrival& arrival : transfer.arrivals) {
        bytes += arrival.bytes;
    }
    const double media = secondsOf(transfer.mediaDuration);
    const double busy = secondsOf(last.at - first.at);
    const bool isAsMade = busy > 0 && busy >= kAsMade * media && busy <= kSlowerThanMade * media;
    if (transfer.wasAwaited && isAsMade) {
        onLowerBound(static_cast<double>(bytes) * 8 / busy, last.at);
        return;
    }
    // What came first had come before the time was taken.
    const auto timed = static_cast<double>(bytes - first.bytes);
    if (timed > 0) {
        onSample(timed, std::max(busy, kShortestSeconds), media, last.at);
    }
}

void BandwidthMeter::keepRoundTrip(const Transfer& transfer) {
    if (transfer.wasAwaited) {
        return;
    }
    m_roundTrips.push_back(
        std::chrono::duration_cast<Duration>(transfer.arrivals.front().at - transfer.sentAt));
    if (m_roundTrips.size() > kRoundTrips) {
        m_roundTrips.pop_front();
    }
}

void BandwidthMeter::onSample(double bytes, double busySeconds, double mediaSeconds,
                              SteadyTime now) {
    m_bytes += bytes;
    m_busySeconds += busySeconds;
    m_mediaSeconds += mediaSeconds;
    // The very first counts as it is: something has to be known.
    if (m_hasSample && m_bytes < kEnoughBytes && m_busySeconds < kEnoughSeconds) {
        return;
    }
    if (m_lastSample && now - *m_lastSample > kSampleLife) {
        m_fast = Average(kFastHalfLife);
        m_slow = Average(kSlowHalfLife);
        m_ratios.clear();
    }
    const double rate = m_bytes * 8 / m_busySeconds;
    const double weight = std::max(m_busySeconds, m_mediaSeconds);
    m_bytes = m_busySeconds = m_mediaSeconds = 0;
    m_fast.add(rate, weight);
    m_slow.add(rate, weight);
    m_hasSample = true;
    m_lastSample = now;
    m_lowerBound.reset();
    m_ratios.push_back(rate / m_slow.value());
    if (m_ratios.size() > kRatios) {
        m_ratios.pop_front();
    }
}

void BandwidthMeter::onLowerBound(double bitsPerSecond, SteadyTime) {
    m_lowerBound = std::max(m_lowerBound.value_or(0), bitsPerSecond);
}

double BandwidthMeter::worstFifth() const {
    std::vector<double> sorted(m_ratios.begin(), m_ratios.end());
    const auto fifth = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 5);
    std::ranges::nth_element(sorted, fifth);
    return std::clamp(*fifth, kLeastRatio, 1.0);
}

BandwidthEstimate BandwidthMeter::estimate(SteadyTime now) const {
    BandwidthEstimate estimate;
    if (!m_roundTrips.empty()) {
        estimate.roundTrip = *std::ranges::min_element(m_roundTrips);
    }
    if (m_hasSample) {
        estimate.average = m_slow.value();
        estimate.cautious = std::min(m_fast.value(), m_slow.value()) * worstFifth();
        estimate.isAtLeast = m_lowerBound && now - *m_lastSample > kSampleLife;
    } else if (m_serverEstimate) {
        estimate.average = estimate.cautious = m_serverEstimate;
    }
    if (m_lowerBound && *m_lowerBound > estimate.cautious.value_or(0)) {
        estimate.cautious = m_lowerBound;
        estimate.average = std::max(estimate.average.value_or(0), *m_lowerBound);
        estimate.isAtLeast = true;
    }
    return estimate;
}

}  // namespace sigma::player
