#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "core/base/result.h"

struct pa_context;
struct pa_mainloop;

namespace sigma::pulse {

/// A connection to the sound server (PulseAudio, or PipeWire that speaks its protocol), which runs
/// whenever turn() is called. Thread: one at a time.
class PulseConnection {
public:
    /// Connects without waiting: it is ready some turns later, or a turn fails. `server` as in
    /// PULSE_SERVER; empty: the user's. Errors: kUnavailable.
    static Result<std::unique_ptr<PulseConnection>> begin(const std::string& server);
    /// Waits until it is ready, 2 s at most. Errors: kUnavailable.
    static Result<std::unique_ptr<PulseConnection>> open(const std::string& server);
    PulseConnection(const PulseConnection&) = delete;
    PulseConnection& operator=(const PulseConnection&) = delete;
    ~PulseConnection();

    /// Handles what has come; waits for it `patience` at most. Errors: kUnavailable when the
    /// server is gone.
    Result<void> turn(std::chrono::milliseconds patience);
    bool isReady() const;
    pa_context* context() const { return m_context; }

private:
    PulseConnection(pa_mainloop* loop, pa_context* context) : m_loop(loop), m_context(context) {}

    Result<void> waitUntilReady();

    pa_mainloop* m_loop;
    pa_context* m_context;
};

}  // namespace sigma::pulse
