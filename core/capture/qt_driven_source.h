#pragma once

#include <QTimer>
#include <memory>
#include <stop_token>

#include "core/capture/capture_source.h"
#include "core/capture/source_driver.h"

namespace sigma::capture {

/// A source whose backend runs in the thread of Qt's events, between them. Thread: that one.
class QtDrivenSource final : public CaptureSource {
public:
    QtDrivenSource(std::unique_ptr<SourceDriver> driver, std::shared_ptr<const Clock> clock);
    QtDrivenSource(const QtDrivenSource&) = delete;
    QtDrivenSource& operator=(const QtDrivenSource&) = delete;
    ~QtDrivenSource() override;

    void start(std::shared_ptr<CaptureSink> sink) override;
    void stop() override;

private:
    void work();

    std::unique_ptr<SourceDriver> m_driver;
    std::shared_ptr<const Clock> m_clock;
    QTimer m_timer;
    bool m_isStarted = false;
};

}  // namespace sigma::capture
