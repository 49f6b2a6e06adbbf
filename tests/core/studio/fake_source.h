#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "core/capture/capture_source.h"

namespace sigma::studio {

/// A device that gives what the test hands it. Thread: any.
class FakeSource {
public:
    void give(std::shared_ptr<const media::VideoFrame> frame) {
        if (const auto sink = running()) {
            sink->onVideo(std::move(frame));
        }
    }
    void give(media::AudioBlock block) {
        if (const auto sink = running()) {
            sink->onAudio(std::make_shared<const media::AudioBlock>(std::move(block)));
        }
    }
    void tell(const capture::SourceStatus& status) {
        if (const auto sink = running()) {
            sink->onStatus(status);
        }
    }
    bool isRunning() const { return running() != nullptr; }

    void setSink(std::shared_ptr<capture::CaptureSink> sink) {
        const std::lock_guard lock(m_mutex);
        m_sink = std::move(sink);
    }

private:
    std::shared_ptr<capture::CaptureSink> running() const {
        const std::lock_guard lock(m_mutex);
        return m_sink;
    }

    mutable std::mutex m_mutex;
    std::shared_ptr<capture::CaptureSink> m_sink;
};

/// As the studio sees it.
class FakeCaptureSource final : public capture::CaptureSource {
public:
    explicit FakeCaptureSource(std::shared_ptr<FakeSource> source) : m_source(std::move(source)) {}
    ~FakeCaptureSource() override { stop(); }

    void start(std::shared_ptr<capture::CaptureSink> sink) override {
        m_source->setSink(std::move(sink));
    }
    void stop() override { m_source->setSink(nullptr); }

private:
    std::shared_ptr<FakeSource> m_source;
};

}  // namespace sigma::studio
