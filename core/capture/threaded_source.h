#pragma once

#include <memory>
#include <thread>

#include "core/capture/capture_source.h"
#include "core/capture/source_driver.h"

namespace sigma::capture {

/// A source whose backend runs in a thread of its own. Thread: the owner's.
class ThreadedSource final : public CaptureSource {
public:
    ThreadedSource(std::unique_ptr<SourceDriver> driver, std::shared_ptr<const Clock> clock);
    ThreadedSource(const ThreadedSource&) = delete;
    ThreadedSource& operator=(const ThreadedSource&) = delete;
    ~ThreadedSource() override;

    void start(std::shared_ptr<CaptureSink> sink) override;
    void stop() override;

private:
    void run(const std::stop_token& stop, std::shared_ptr<CaptureSink> sink);

    std::unique_ptr<SourceDriver> m_driver;
    std::shared_ptr<const Clock> m_clock;
    std::jthread m_thread;
};

}  // namespace sigma::capture
