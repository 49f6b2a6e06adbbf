#include "core/capture/qt_driven_source.h"

#include <algorithm>
#include <chrono>

namespace sigma::capture {

QtDrivenSource::QtDrivenSource(std::unique_ptr<SourceDriver> driver,
                               std::shared_ptr<const Clock> clock)
    : m_driver(std::move(driver)), m_clock(std::move(clock)) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { work(); });
}

QtDrivenSource::~QtDrivenSource() {
    stop();
}

void QtDrivenSource::start(std::shared_ptr<CaptureSink> sink) {
    stop();
    m_isStarted = true;
    m_driver->start(std::move(sink), {});
    m_timer.start(0);
}

void QtDrivenSource::stop() {
    m_timer.stop();
    if (m_isStarted) {
        m_isStarted = false;
        m_driver->stop();
    }
}

void QtDrivenSource::work() {
    const auto next = m_driver->work();
    if (m_isStarted && next) {
        const auto wait =
            std::chrono::ceil<std::chrono::milliseconds>(*next - m_clock->steadyNow());
        m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
    }
}

}  // namespace sigma::capture
