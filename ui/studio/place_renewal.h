#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "core/base/clock.h"
#include "core/studio/studio_control.h"
#include "ui/studio/credentials.h"

namespace sigma::ui {

/// Asks for a new place while a broadcast to a Sigma server has lost its connection.
///
/// The ticket of a place is good for some minutes only and counts when publishing begins: whoever
/// reconnects later needs another.
/// Thread: the window's. The credentials outlive it.
class PlaceRenewal final : public QObject {
    Q_OBJECT

public:
    PlaceRenewal(Credentials& credentials, std::shared_ptr<const Clock> clock)
        : m_credentials(credentials), m_clock(std::move(clock)) {}

    /// A broadcast has begun, at a place that this server has just given.
    void begin(const DestinationSettings& server);
    void end();
    /// How the broadcast does. Asks where it is time to, as long as somebody is signed in there.
    void follow(const studio::StudioReport& report);

Q_SIGNALS:
    void renewed(const PublishPlace& place);

private:
    void ask();

    Credentials& m_credentials;
    std::shared_ptr<const Clock> m_clock;
    std::optional<DestinationSettings> m_server;
    int m_broadcast = 0;  ///< answers that are about an earlier one come too late
    bool m_isAsking = false;
    SteadyTime m_nextAt;
};

}  // namespace sigma::ui
