#include "core/capture/still_backend.h"

#include <chrono>

#include "core/capture/frame_pool.h"

namespace sigma::capture {

Result<void> StillBackend::open(BackendOutput& output, std::stop_token /*stop*/) {
    m_output = &output;
    m_next = m_clock->steadyNow();
    return {};
}

Result<std::optional<SteadyTime>> StillBackend::work() {
    const SteadyTime now = m_clock->steadyNow();
    if (now < m_next) {
        return std::optional(m_next);
    }
    const WallTime wall = m_clock->wallNow();
    SIGMA_TRY_ASSIGN(const auto frame, m_painter(wall));
    m_output->video(shareFrameAgain(*frame, now));
    const auto untilNext =
        std::chrono::floor<std::chrono::seconds>(wall) + std::chrono::seconds(1) - wall;
    m_next = now + std::chrono::duration_cast<SteadyTime::duration>(untilNext);
    return std::optional(m_next);
}

void StillBackend::close() {
    m_output = nullptr;
}

StillBackend::Painter paintedOnce(
    std::function<Result<std::shared_ptr<const media::VideoFrame>>()> paint) {
    return [paint = std::move(paint), painted = std::shared_ptr<const media::VideoFrame>()](
               WallTime /*second*/) mutable -> Result<std::shared_ptr<const media::VideoFrame>> {
        if (painted == nullptr) {
            SIGMA_TRY_ASSIGN(painted, paint());
        }
        return painted;
    };
}

}  // namespace sigma::capture
