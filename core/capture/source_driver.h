#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/capture/capture_backend.h"
#include "core/capture/capture_source.h"
#include "core/capture/source_supervisor.h"

namespace sigma::capture {

/// Runs a backend as the supervisor says, and tells the sink each change of its state once.
///
/// It has no thread: whoever owns it calls work() again at the time that the last call returned.
/// Thread: one at a time.
class SourceDriver final : private BackendOutput {
public:
    /// `name` is for the log.
    SourceDriver(std::string name, std::unique_ptr<CaptureBackend> backend,
                 std::shared_ptr<const Clock> clock, Logger logger);

    void start(std::shared_ptr<CaptureSink> sink, std::stop_token stop);
    /// Does what is due. Nothing: there is nothing left to do.
    std::optional<SteadyTime> work();
    void stop();

private:
    void video(std::shared_ptr<const media::VideoFrame> frame) override;
    void audio(std::shared_ptr<const media::AudioBlock> block) override;
    void open();
    std::optional<SteadyTime> workOpen();
    void fail(Error error);
    void tellStatus();

    std::string m_name;
    std::unique_ptr<CaptureBackend> m_backend;
    std::shared_ptr<const Clock> m_clock;
    Logger m_logger;
    SourceSupervisor m_supervisor;
    std::shared_ptr<CaptureSink> m_sink;
    std::stop_token m_stop;
    SourceStatus m_told;
};

}  // namespace sigma::capture
