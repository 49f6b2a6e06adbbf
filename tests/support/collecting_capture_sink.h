#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/capture/capture_source.h"
#include "tests/support/copied_frame.h"

namespace sigma::test {

/// Keeps everything that a source gives. Thread: any.
class CollectingCaptureSink final : public capture::CaptureSink {
public:
    using Frames = std::vector<std::shared_ptr<const media::VideoFrame>>;
    using Blocks = std::vector<std::shared_ptr<const media::AudioBlock>>;

    void onVideo(std::shared_ptr<const media::VideoFrame> frame) override {
        auto copy = copiedFrame(*frame);
        const std::lock_guard lock(m_mutex);
        m_frames.push_back(std::move(copy));
    }
    void onAudio(std::shared_ptr<const media::AudioBlock> block) override {
        const std::lock_guard lock(m_mutex);
        m_blocks.push_back(std::move(block));
    }
    void onStatus(const capture::SourceStatus& status) override {
        const std::lock_guard lock(m_mutex);
        m_statuses.push_back(status);
    }

    Frames frames() const {
        const std::lock_guard lock(m_mutex);
        return m_frames;
    }
    Blocks blocks() const {
        const std::lock_guard lock(m_mutex);
        return m_blocks;
    }
    std::vector<capture::SourceStatus> statuses() const {
        const std::lock_guard lock(m_mutex);
        return m_statuses;
    }
    std::vector<capture::SourceState> states() const {
        const std::lock_guard lock(m_mutex);
        std::vector<capture::SourceState> states;
        for (const capture::SourceStatus& status : m_statuses) {
            states.push_back(status.state);
        }
        return states;
    }
    /// kStopped before the first.
    capture::SourceStatus lastStatus() const {
        const std::lock_guard lock(m_mutex);
        return m_statuses.empty() ? capture::SourceStatus{} : m_statuses.back();
    }

private:
    mutable std::mutex m_mutex;
    Frames m_frames;
    Blocks m_blocks;
    std::vector<capture::SourceStatus> m_statuses;
};

}  // namespace sigma::test
