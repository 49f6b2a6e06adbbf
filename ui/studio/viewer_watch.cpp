#include "ui/studio/viewer_watch.h"

#include <QPointer>
#include <utility>

namespace sigma::ui {

ViewerWatch::ViewerWatch(StudioNetwork& network, std::chrono::milliseconds interval)
    : m_network(network) {
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &ViewerWatch::ask);
}

void ViewerWatch::begin(std::string statusUrl) {
    end();
    m_statusUrl = std::move(statusUrl);
    if (!m_statusUrl.empty()) {
        m_timer.start();
    }
}

void ViewerWatch::end() {
    ++m_broadcast;
    m_timer.stop();
    m_count.reset();
    m_isAsking = false;
}

void ViewerWatch::ask() {
    if (m_isAsking) {
        return;
    }
    m_isAsking = true;
    const QPointer<ViewerWatch> self(this);
    m_network.viewers(
        m_statusUrl, [self, broadcast = m_broadcast](const Result<std::int64_t>& viewers) {
            if (self && self->m_broadcast == broadcast) {
                self->m_isAsking = false;
                self->m_count = viewers.has_value() ? std::optional(*viewers) : std::nullopt;
            }
        });
}

}  // namespace sigma::ui
