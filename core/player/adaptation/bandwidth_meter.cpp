#include "core/player/adaptation/bandwidth_meter.h"

#include <algorithm>
#include <cmath>

#include "core/base/clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr double kEnoughBytes = 16 * 1024;
constexpr double kEnoughSeconds = 0.4;
/// One read of the socket takes no time at all.
constexpr double kShortestSeconds = 0.001;
/// An awaited part that comes in this share of its duration, or slower, came as it was made...
constexpr double kAsMade = 0.8;
/// ...but for one that takes longer than its making did.
constexpr double kSlowerThanMade = 1.15;
constexpr Duration kSampleLife = 10s;
constexpr std::size_t kRoundTrips = 8;
constexpr Duration kRecently = 5s;
constexpr std::size_t kMostRecent = 100;

double bytesWithin(std::span<const Arrival> arrivals, SteadyTime after, SteadyTime until) {
    const auto first = std::ranges::upper_bound(arrivals, after, {}, &Arrival::at);
    std::size_t sum = 0;
    for (auto arrival = first; arrival != arrivals.end() && arrival->at <= until; ++arrival) {
        sum += arrival->bytes;
    }
    return static_cast<double>(sum);
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
    if (transfer.isWhole) {
        keepRoundTrip(transfer);
    }
    if (!isWaitedFor(transfer)) {
        collect(transfer);
        count(transfer.isWhole);
    }
}

/// Whether its bytes came as they were made, as far as one can tell.
bool BandwidthMeter::isWaitedFor(const Transfer& transfer) {
    const double media = secondsOf(transfer.mediaDuration);
    const double busy = secondsOf(transfer.arrivals.back().at - transfer.arrivals.front().at);
    if (!transfer.wasAwaited || transfer.isBesideAnother || busy > kSlowerThanMade * media) {
        return false;
    }
    const bool isAsMade = busy > 0 && busy >= kAsMade * media;
    if (transfer.isWhole && isAsMade) {
        const double rate = static_cast<double>(transfer.bytes) * 8 / busy;
        m_lowerBound = std::max(m_lowerBound.value_or(0), rate);
    }
    return isAsMade || !transfer.isWhole;
}

void BandwidthMeter::collect(const Transfer& transfer) {
    const Arrival& first = transfer.arrivals.front();
    const SteadyTime end = transfer.arrivals.back().at;
    const SteadyTime begin = std::max(first.at, m_countedUntil);
    // What came first had come before the time was taken.
    const double own = bytesWithin(transfer.arrivals, m_countedUntil, end) -
                       (first.at > m_countedUntil ? static_cast<double>(first.bytes) : 0);
    m_bytes += std::max(own, bytesWithin(transfer.line, begin, end));
    m_busySeconds += std::max(secondsOf(end - begin), 0.0);
    m_mediaSeconds += transfer.isWhole ? secondsOf(transfer.mediaDuration) : 0;
    m_countedUntil = std::max(m_countedUntil, end);
}

/// Counts what was added up, if that is enough; the very first as it is: something has to be known.
/// Within a transfer only time tells: TCP begins slowly, and in bursts.
void BandwidthMeter::count(bool isWhole) {
    const bool isEnough = m_busySeconds >= kEnoughSeconds || (isWhole && m_bytes >= kEnoughBytes);
    if (m_bytes <= 0 || !(isEnough || (isWhole && !m_hasSample))) {
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
    m_slowest = std::ranges::min(m_recent, {}, &Recent::rate).rate;
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

BandwidthEstimate BandwidthMeter::estimate(SteadyTime now) const {
    BandwidthEstimate estimate;
    if (!m_roundTrips.empty()) {
        estimate.roundTrip = *std::ranges::min_element(m_roundTrips);
    }
    if (m_hasSample) {
        estimate.average = m_slow.value();
        // A fall is believed at once, a rise when it lasts.
        estimate.latest = std::min(m_fast.value(), m_recent.back().rate);
        estimate.cautious = std::min({m_fast.value(), m_slow.value(), m_slowest});
        estimate.isAtLeast = m_lowerBound && now - m_lastSample > kSampleLife;
    } else if (m_serverEstimate) {
        estimate.average = estimate.cautious = estimate.latest = m_serverEstimate;
    }
    if (m_lowerBound && *m_lowerBound > estimate.cautious.value_or(0)) {
        estimate.cautious = m_lowerBound;
        estimate.average = std::max(estimate.average.value_or(0), *m_lowerBound);
        estimate.latest = std::max(estimate.latest.value_or(0), *m_lowerBound);
        estimate.isAtLeast = true;
    }
    return estimate;
}

}  // namespace sigma::player
