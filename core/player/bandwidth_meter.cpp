#include "core/player/bandwidth_meter.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr double kEnoughBytes = 32 * 1024;
constexpr double kEnoughSeconds = 0.5;
/// However they overlap.
constexpr double kPlentyOfBytes = 128 * 1024;
constexpr double kPlentyOfSeconds = 1;
/// One read of the socket takes no time at all.
constexpr double kShortestSeconds = 0.001;
/// An awaited part that comes in this share of its duration, or slower, came as it was made...
constexpr double kAsMade = 0.8;
/// ...but for one that takes longer than its making did.
constexpr double kSlowerThanMade = 1.15;
constexpr Duration kSampleLife = 10s;
constexpr std::size_t kRoundTrips = 8;
constexpr Duration kRecently = 4s;
constexpr std::size_t kMostRecent = 100;

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
    const double media = secondsOf(transfer.mediaDuration);
    const double busy = secondsOf(transfer.arrivals.back().at - transfer.arrivals.front().at);
    const bool isAsMade = busy > 0 && busy >= kAsMade * media && busy <= kSlowerThanMade * media;
    if (transfer.wasAwaited && isAsMade && !transfer.isOverlapped) {
        const double rate = static_cast<double>(transfer.bytes) * 8 / busy;
        m_lowerBound = std::max(m_lowerBound.value_or(0), rate);
        return;
    }
    collect(transfer);
    const bool isMuch = m_bytes >= kPlentyOfBytes || m_busySeconds >= kPlentyOfSeconds;
    if (!transfer.isOverlapped || isMuch) {
        count();
    }
}

void BandwidthMeter::collect(const Transfer& transfer) {
    const Arrival& first = transfer.arrivals.front();
    const SteadyTime end = transfer.arrivals.back().at;
    std::size_t bytes = 0;
    for (const Arrival& arrival : transfer.arrivals) {
        bytes += arrival.bytes;
    }
    // What came first had come before the time was taken, if nothing else was coming.
    const bool isBesideAnother = first.at < m_countedUntil;
    m_bytes += static_cast<double>(isBesideAnother ? bytes : bytes - first.bytes);
    m_busySeconds += std::max(secondsOf(end - std::max(first.at, m_countedUntil)), 0.0);
    m_mediaSeconds += secondsOf(transfer.mediaDuration);
    m_countedUntil = std::max(m_countedUntil, end);
}

/// Counts what was added up, if that is enough; the very first as it is: something has to be known.
void BandwidthMeter::count() {
    const bool isEnough = m_bytes >= kEnoughBytes || m_busySeconds >= kEnoughSeconds;
    if (m_bytes <= 0 || (m_hasSample && !isEnough)) {
        return;
    }
    const double busy = std::max(m_busySeconds, kShortestSeconds);
    onSample(m_bytes * 8 / busy, std::max(busy, m_mediaSeconds));
    m_bytes = m_busySeconds = m_mediaSeconds = 0;
}

void BandwidthMeter::onSample(double rate, double weight) {
    if (m_hasSample && m_countedUntil - m_lastSample > kSampleLife) {
        m_fast = Average(kFastHalfLife);
        m_slow = Average(kSlowHalfLife);
        m_recent.clear();
    }
    m_fast.add(rate, weight);
    m_slow.add(rate, weight);
    m_hasSample = true;
    m_lastSample = m_countedUntil;
    m_lowerBound.reset();
    m_recent.push_back({m_countedUntil, rate});
    while (m_recent.size() > kMostRecent || m_countedUntil - m_recent.front().at > kRecently) {
        m_recent.pop_front();
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

double BandwidthMeter::worstFifth() const {
    std::vector<double> sorted;
    std::ranges::transform(m_recent, std::back_inserter(sorted), &Recent::rate);
    const auto fifth = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 5);
    std::ranges::nth_element(sorted, fifth);
    return *fifth;
}

BandwidthEstimate BandwidthMeter::estimate(SteadyTime now) const {
    BandwidthEstimate estimate;
    if (!m_roundTrips.empty()) {
        estimate.roundTrip = *std::ranges::min_element(m_roundTrips);
    }
    if (m_hasSample) {
        estimate.average = m_slow.value();
        estimate.cautious = std::min({m_fast.value(), m_slow.value(), worstFifth()});
        estimate.isAtLeast = m_lowerBound && now - m_lastSample > kSampleLife;
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
