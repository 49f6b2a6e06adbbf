#include "ui/studio/place_renewal.h"

#include <QPointer>
#include <algorithm>

namespace sigma::ui {
namespace {

/// Far less than a ticket's lifetime: where a younger one is refused, it is not for its age.
constexpr std::chrono::seconds kFreshFor(30);
constexpr std::chrono::seconds kBetweenTries(5);

bool hasLostMain(const studio::StudioReport& report) {
    return std::ranges::any_of(report.destinations, [](const studio::DestinationReport& each) {
        return each.id.empty() && each.status.state == publish::OutputState::kReconnecting;
    });
}

}  // namespace

void PlaceRenewal::begin(const DestinationSettings& server) {
    end();
    m_server = server;
    m_nextAt = m_clock->steadyNow() + kFreshFor;
}

void PlaceRenewal::end() {
    ++m_broadcast;
    m_server.reset();
    m_isAsking = false;
}

void PlaceRenewal::follow(const studio::StudioReport& report) {
    const bool isTime = m_server && !m_isAsking && m_clock->steadyNow() >= m_nextAt;
    if (isTime && hasLostMain(report) && m_credentials.hasFor(*m_server)) {
        ask();
    }
}

void PlaceRenewal::ask() {
    m_isAsking = true;
    const QPointer<PlaceRenewal> self(this);
    m_credentials.publishPlace(
        *m_server, [self, broadcast = m_broadcast](const Result<PublishPlace>& place) {
            if (!self || self->m_broadcast != broadcast) {
                return;
            }
            self->m_isAsking = false;
            self->m_nextAt =
                self->m_clock->steadyNow() + (place.has_value() ? kFreshFor : kBetweenTries);
            if (place.has_value()) {
                Q_EMIT self->renewed(*place);
            }
        });
}

}  // namespace sigma::ui
