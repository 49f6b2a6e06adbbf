#include "core/capture/threaded_source.h"

#include <condition_variable>
#include <mutex>

namespace sigma::capture {
namespace {

/// Until the time has come by the clock, or stop is asked for. Nothing: until then only.
void wait(const std::stop_token& stop, const Clock& clock, std::optional<SteadyTime> until) {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    const auto never = [] { return false; };
    if (!until) {
        changed.wait(lock, stop, never);
    } else if (const auto time = *until - clock.steadyNow(); time > SteadyTime::duration::zero()) {
        changed.wait_for(lock, stop, time, never);
    }
}

}  // namespace

ThreadedSource::ThreadedSource(std::unique_ptr<SourceDriver> driver,
                               std::shared_ptr<const Clock> clock)
    : m_driver(std::move(driver)), m_clock(std::move(clock)) {}

ThreadedSource::~ThreadedSource() {
    stop();
}

void ThreadedSource::start(std::shared_ptr<CaptureSink> sink) {
    stop();
    m_thread = std::jthread([this, sink = std::move(sink)](const std::stop_token& stop) mutable {
        run(stop, std::move(sink));
    });
}

void ThreadedSource::stop() {
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void ThreadedSource::run(const std::stop_token& stop, std::shared_ptr<CaptureSink> sink) {
    m_driver->start(std::move(sink), stop);
    while (!stop.stop_requested()) {
        wait(stop, *m_clock, m_driver->work());
    }
    m_driver->stop();
}

}  // namespace sigma::capture
