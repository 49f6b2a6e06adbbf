#include "ui/studio/upload_history.h"

namespace sigma::ui {
namespace {

constexpr std::chrono::seconds kPointEvery{1};

}  // namespace

void UploadHistory::add(SteadyTime now, std::int64_t sent, std::int64_t wanted) {
    m_recent.emplace_back(now, sent);
    while (now - m_recent.front().first > kWindow) {
        m_recent.pop_front();
    }
    if (m_points.empty() || now >= m_nextPoint) {
        m_nextPoint = now + kPointEvery;
        ++m_pointsMade;
        m_points.push_back({static_cast<double>(sentBitrate()), static_cast<double>(wanted)});
        if (m_points.size() > widgets::kMostBitratePoints) {
            m_points.pop_front();
        }
    }
}

void UploadHistory::clear() {
    m_recent.clear();
    m_points.clear();
    ++m_pointsMade;
}

std::int64_t UploadHistory::sentBitrate() const {
    if (m_recent.empty()) {
        return 0;
    }
    std::int64_t sum = 0;
    for (const auto& [at, sent] : m_recent) {
        sum += sent;
    }
    return sum / static_cast<std::int64_t>(m_recent.size());
}

}  // namespace sigma::ui
