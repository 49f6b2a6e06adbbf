#include "tests/support/obs_bitrate.h"

#include <algorithm>

namespace sigma::test {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTrigger{200};
constexpr milliseconds kLeastEstimate{1'000};
constexpr milliseconds kMostEstimate{2'000};
constexpr milliseconds kBetweenRises{4'000};
constexpr std::int64_t kRound = 100'000;
constexpr std::int64_t kLeast = 50'000;

}  // namespace

void ObsBitrate::onSent(milliseconds begun, milliseconds ended, std::size_t bytes) {
    m_sent.push_back({begun, ended, bytes});
    m_sentBytes += bytes;
    milliseconds span = ended - m_sent.front().begun;
    if (span >= kMostEstimate) {
        m_sentBytes -= m_sent.front().bytes;
        m_sent.pop_front();
        span = m_sent.empty() ? milliseconds(0) : ended - m_sent.front().begun;
    }
    if (span >= kLeastEstimate) {
        const auto rate = static_cast<std::int64_t>(m_sentBytes) * 8 * 1000 / span.count();
        m_estimate = std::max(kLeast, rate - m_audioBitrate);
    }
}

void ObsBitrate::onQueued(milliseconds now, milliseconds span) {
    if (m_riseAt.count() != 0 && now >= m_riseAt) {
        m_previous = m_current;
        m_current = std::min(m_original, m_current + m_original / 10);
        m_riseAt = m_current == m_original ? milliseconds(0) : now + kBetweenRises;
    }
    if (span >= kTrigger) {
        lower(now);
    }
}

void ObsBitrate::lower(milliseconds now) {
    std::int64_t wanted = 0;
    if (m_estimate != 0 && m_estimate < m_current) {
        m_sent.clear();
        m_sentBytes = 0;
        wanted = std::max(kLeast, m_estimate / kRound * kRound);
    } else if (m_previous != 0 && m_previous < m_current) {
        wanted = m_previous;
    }
    if (wanted == 0 || wanted == m_current) {
        return;
    }
    m_previous = 0;
    m_current = wanted;
    m_riseAt = now + kBetweenRises;
}

}  // namespace sigma::test
