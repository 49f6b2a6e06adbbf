#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/capture/capture_backend.h"
#include "tests/support/copied_frame.h"
#include "tests/support/fake_clock.h"

namespace sigma::test {

/// Runs one backend under a fake clock, without its driver, and keeps what it gives.
class BackendRun final : private capture::BackendOutput {
public:
    BackendRun() = default;
    BackendRun(const BackendRun&) = delete;
    BackendRun& operator=(const BackendRun&) = delete;
    ~BackendRun() override {
        if (m_backend != nullptr) {
            m_backend->close();
        }
    }

    const std::shared_ptr<FakeClock>& clock() const { return m_clock; }
    SteadyTime begin() const { return m_begin; }
    const auto& frames() const { return m_frames; }
    const auto& blocks() const { return m_blocks; }
    bool hasEnded() const { return m_hasEnded; }
    const std::optional<Error>& error() const { return m_error; }

    void open(std::unique_ptr<capture::CaptureBackend> backend) {
        m_backend = std::move(backend);
        m_begin = m_clock->steadyNow();
        keep(m_backend->open(*this, m_stop.get_token()));
    }

    /// Calls work() whenever it asks for it, until the time is over, the end, or an error.
    void runFor(std::chrono::nanoseconds time) {
        const SteadyTime end =
            m_clock->steadyNow() + std::chrono::duration_cast<SteadyTime::duration>(time);
        while (!m_hasEnded && !m_error) {
            auto next = m_backend->work();
            if (next.has_error()) {
                m_error = next.error();
                return;
            }
            m_hasEnded = !*next;
            if (m_hasEnded || **next > end) {
                m_clock->advance(end - m_clock->steadyNow());
                return;
            }
            m_clock->advance(std::max(**next - m_clock->steadyNow(), SteadyTime::duration(0)));
        }
    }

    /// For backends that keep their own pace.
    void workOnce() {
        if (m_hasEnded || m_error) {
            return;
        }
        const auto next = m_backend->work();
        if (next.has_error()) {
            m_error = next.error();
        } else {
            m_hasEnded = !next->has_value();
        }
    }

    void clear() {
        m_frames.clear();
        m_blocks.clear();
    }

private:
    void video(std::shared_ptr<const media::VideoFrame> frame) override {
        m_frames.push_back(copiedFrame(*frame));
    }
    void audio(std::shared_ptr<const media::AudioBlock> block) override {
        m_blocks.push_back(std::move(block));
    }
    void keep(Result<void> result) {
        if (result.has_error()) {
            m_error = result.error();
        }
    }

    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    std::stop_source m_stop;
    std::unique_ptr<capture::CaptureBackend> m_backend;
    SteadyTime m_begin;
    std::vector<std::shared_ptr<const media::VideoFrame>> m_frames;
    std::vector<std::shared_ptr<const media::AudioBlock>> m_blocks;
    bool m_hasEnded = false;
    std::optional<Error> m_error;
};

}  // namespace sigma::test
