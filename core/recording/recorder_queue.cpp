#include "core/recording/recorder_queue.h"

#include <memory>
#include <utility>

namespace sigma::recording {
namespace {

const media::MediaSample* sampleIn(const RecorderTask& task) {
    const auto* event = std::get_if<media::MediaEvent>(&task);
    if (event == nullptr) {
        return nullptr;
    }
    const auto* sample = std::get_if<std::shared_ptr<const media::MediaSample>>(event);
    return sample == nullptr ? nullptr : sample->get();
}

}  // namespace

void RecorderQueue::push(RecorderTask task) {
    {
        const std::lock_guard lock(m_mutex);
        const media::MediaSample* sample = sampleIn(task);
        if (m_isClosed || (sample != nullptr && !admits(*sample))) {
            return;
        }
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_one();
}

bool RecorderQueue::admits(const media::MediaSample& sample) {
    const bool isVideo = sample.track == media::TrackKind::kVideo;
    const bool fits = sample.payload.size() <= m_maxBytes - m_bytes;
    const bool isOfUse = !isVideo || !m_needsKey || sample.isKey;
    if (!fits || !isOfUse) {
        m_needsKey = m_needsKey || isVideo;
        ++m_dropped;
        return false;
    }
    m_needsKey = m_needsKey && !isVideo;
    m_bytes += sample.payload.size();
    return true;
}

void RecorderQueue::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_changed.notify_one();
}

std::optional<std::vector<RecorderTask>> RecorderQueue::take(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [this] { return m_isClosed || !m_tasks.empty(); });
    if (m_isClosed && m_tasks.empty()) {
        return std::nullopt;
    }
    m_bytes = 0;
    return std::exchange(m_tasks, {});
}

std::uint64_t RecorderQueue::dropped() const {
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

}  // namespace sigma::recording
