#include "tests/support/link_model.h"

#include <algorithm>

namespace sigma::test {

std::size_t LinkModel::room() const {
    const auto unsent = static_cast<std::size_t>(m_unsent);
    return unsent >= m_settings.kernelBuffer ? 0 : m_settings.kernelBuffer - unsent;
}

void LinkModel::write(std::size_t bytes) {
    m_unsent += static_cast<double>(bytes);
}

bool LinkModel::isHoldingBack() const {
    constexpr std::chrono::milliseconds kPause{200};
    return m_now % m_settings.betweenPauses >= m_settings.betweenPauses - kPause;
}

void LinkModel::step() {
    const double rate = m_settings.rate(m_now);
    const double queueSize =
        m_settings.nominalRate / 8000 * static_cast<double>(m_settings.bottleneckQueue.count());
    if (m_queued >= queueSize) {
        m_isRecovering = true;
    } else if (m_queued <= queueSize / 2) {
        m_isRecovering = false;
    }
    if (!m_isRecovering) {
        double moved = std::min(m_unsent, queueSize - m_queued);
        if (m_pace > 0) {
            moved = std::min(moved, m_pace / 8000);
        }
        if (isHoldingBack()) {
            constexpr double kWindow = 4 * 1448;
            moved =
                std::min(moved, kWindow / static_cast<double>(m_settings.baseRoundTrip.count()));
        }
        m_unsent -= moved;
        m_queued += moved;
    }
    const double sent = std::min(m_queued, rate / 8000);
    m_queued -= sent;
    m_delivered += sent;
    m_underway.push_back(static_cast<std::uint64_t>(m_delivered));
    if (m_underway.size() > static_cast<std::size_t>(m_settings.baseRoundTrip.count())) {
        // While the link is out nothing is acknowledged, and the estimate stays what it was.
        const bool isMoving = m_underway.front() > m_acknowledged;
        m_acknowledged = m_underway.front();
        m_underway.pop_front();
        const double waiting = rate > 0 ? m_queued * 8000 / rate : 0;
        const double roundTrip =
            static_cast<double>(m_settings.baseRoundTrip.count()) + std::min(waiting, 60'000.0);
        if (m_smoothedRoundTrip == 0) {
            m_smoothedRoundTrip = roundTrip;
        } else if (isMoving) {
            m_smoothedRoundTrip += (roundTrip - m_smoothedRoundTrip) / 32;
        }
    }
    m_now += std::chrono::milliseconds(1);
}

}  // namespace sigma::test
