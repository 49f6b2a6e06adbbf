#pragma once

#include <memory>
#include <string>

#include "core/capture/capture_backend.h"
#include "core/pulse/pulse_connection.h"

struct pa_stream;

namespace sigma::capture {

/// What to record from the sound server.
struct PulseSettings {
    std::string source;  ///< name of a source or a monitor; empty: the default source
    std::string server;  ///< as in PULSE_SERVER; empty: the user's
};

/// The name under which the default output's sound is recorded.
constexpr const char* kDefaultMonitor = "@DEFAULT_MONITOR@";

/// Records a microphone, or what an output plays, in 48 kHz stereo and fragments of 10 ms.
///
/// Thread: the source's.
class PulseBackend final : public CaptureBackend {
public:
    PulseBackend(PulseSettings settings, std::shared_ptr<const Clock> clock);
    ~PulseBackend() override;

    Result<void> open(BackendOutput& output, std::stop_token stop) override;
    Result<std::optional<SteadyTime>> work() override;
    void close() override;

private:
    Result<void> openStream();
    void giveWhatCame();

    PulseSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    BackendOutput* m_output = nullptr;
    std::unique_ptr<pulse::PulseConnection> m_connection;
    pa_stream* m_stream = nullptr;
};

}  // namespace sigma::capture
