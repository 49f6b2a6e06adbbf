#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "ui/studio/studio_services.h"

namespace sigma::ui {

/// How many watch a broadcast, asked of its server every few seconds.
///
/// Thread: the window's. The network outlives it.
class ViewerWatch final : public QObject {
    Q_OBJECT

public:
    explicit ViewerWatch(StudioNetwork& network,
                         std::chrono::milliseconds interval = std::chrono::seconds(3));

    /// A broadcast has begun. `statusUrl` as of a PublishPlace: where it is empty, nobody knows.
    void begin(std::string statusUrl);
    void end();
    /// Nothing while no answer has come, and after one that failed.
    std::optional<std::int64_t> count() const { return m_count; }

private:
    void ask();

    StudioNetwork& m_network;
    std::string m_statusUrl;
    std::optional<std::int64_t> m_count;
    int m_broadcast = 0;  ///< answers that are about an earlier one come too late
    bool m_isAsking = false;
    QTimer m_timer;
};

}  // namespace sigma::ui
