#include "core/capture/source_driver.h"

#include <algorithm>

namespace sigma::capture {
namespace {

std::string_view nameOf(SourceState state) {
    switch (state) {
        case SourceState::kStarting:
            return "starting";
        case SourceState::kRunning:
            return "running";
        case SourceState::kStalled:
            return "stalled";
        case SourceState::kFailed:
            return "failed";
        case SourceState::kEnded:
            return "ended";
        case SourceState::kStopped:
            return "stopped";
    }
    return "unknown";
}

}  // namespace

SourceDriver::SourceDriver(std::string name, std::unique_ptr<CaptureBackend> backend,
                           std::shared_ptr<const Clock> clock, Logger logger)
    : m_name(std::move(name)),
      m_backend(std::move(backend)),
      m_clock(std::move(clock)),
      m_logger(std::move(logger)) {}

void SourceDriver::start(std::shared_ptr<CaptureSink> sink, std::stop_token stop) {
    m_sink = std::move(sink);
    m_stop = std::move(stop);
    m_told = {};
    m_supervisor.started(m_clock->steadyNow());
    tellStatus();
}

std::optional<SteadyTime> SourceDriver::work() {
    if (!m_supervisor.isOpen() && m_supervisor.opensAt(m_clock->steadyNow())) {
        open();
    }
    std::optional<SteadyTime> next;
    if (m_supervisor.isOpen()) {
        next = workOpen();
    }
    if (m_supervisor.isOpen()) {
        m_supervisor.passed(m_clock->steadyNow());
        if (!m_supervisor.isOpen()) {
            m_backend->close();
            next.reset();
        }
    }
    tellStatus();
    const auto deadline = m_supervisor.nextDeadline();
    return next && deadline ? std::min(*next, *deadline) : deadline;
}

void SourceDriver::stop() {
    m_backend->close();
    m_supervisor.stopped();
    tellStatus();
    m_sink.reset();
}

void SourceDriver::video(std::shared_ptr<const media::VideoFrame> frame) {
    m_supervisor.delivered(m_clock->steadyNow());
    tellStatus();
    m_sink->onVideo(std::move(frame));
}

void SourceDriver::audio(std::shared_ptr<const media::AudioBlock> block) {
    m_supervisor.delivered(m_clock->steadyNow());
    tellStatus();
    m_sink->onAudio(std::move(block));
}

void SourceDriver::open() {
    // A backend may deliver while it opens.
    m_supervisor.opened(m_clock->steadyNow());
    if (auto result = m_backend->open(*this, m_stop); result.has_error()) {
        fail(std::move(result).error());
    }
}

std::optional<SteadyTime> SourceDriver::workOpen() {
    auto next = m_backend->work();
    if (next.has_error()) {
        fail(std::move(next).error());
        return std::nullopt;
    }
    if (!*next) {
        m_backend->close();
        m_supervisor.ended();
    }
    return *next;
}

void SourceDriver::fail(Error error) {
    m_backend->close();
    m_supervisor.failed(m_clock->steadyNow(), std::move(error.context));
}

void SourceDriver::tellStatus() {
    const SourceStatus& status = m_supervisor.status();
    if (m_sink == nullptr || (status.state == m_told.state && status.reason == m_told.reason)) {
        return;
    }
    m_told = status;
    m_logger.info("capture.source",
                  {{"source", m_name}, {"state", nameOf(status.state)}, {"reason", status.reason}});
    m_sink->onStatus(status);
}

}  // namespace sigma::capture
