#include "ui/studio/upload_history.h"

namespace sigma::ui {
namespace {

constexpr std::chrono::seconds kPointEvery{1};

}  // namespace

void UploadHistory::add(SteadyTime now, std::int64_t sent, std::int64_t wanted) {
    m_sent.add(now, sent);
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
    m_sent.clear();
    m_points.clear();
    ++m_pointsMade;
}

}  // namespace sigma::ui
