#include "ui/studio/broadcaster.h"

#include <QPointer>
#include <algorithm>
#include <ranges>

#include "ui/studio/check_words.h"
#include "ui/studio/health_words.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

using studio::BroadcastState;
using studio::RecordingState;

/// A server that has not answered by then does not hold a broadcast back: it reconnects by itself.
constexpr int kCheckMilliseconds = 3000;
constexpr std::chrono::milliseconds kCheckEvery{250};

/// Of several that are lost, the first to be tried again; 0 where one is being tried now.
std::chrono::milliseconds soonestReconnect(const studio::StudioReport& report) {
    std::optional<std::chrono::milliseconds> soonest;
    for (const studio::DestinationReport& each : report.destinations) {
        if (each.status.state == publish::OutputState::kReconnecting) {
            soonest =
                std::min(soonest.value_or(each.status.reconnectsIn), each.status.reconnectsIn);
        }
    }
    return soonest.value_or(std::chrono::milliseconds(0));
}

}  // namespace

Broadcaster::Broadcaster(StudioDesk& desk, Services services, std::shared_ptr<const Clock> clock,
                         RunningMarker marker)
    : m_desk(desk),
      m_services(services),
      m_clock(std::move(clock)),
      m_marker(std::move(marker)),
      m_credentials(m_services.secrets, m_services.network),
      m_preflight(m_desk, m_credentials, m_services.network, m_services.encoders),
      m_button(m_clock),
      m_renewal(m_credentials, m_clock),
      m_viewers(m_services.network) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(kCheckMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_button.state() == GoLiveState::kChecking) {
            start();
        }
    });
    connect(&m_preflight, &Preflight::changed, this, &Broadcaster::checksChanged);
    connect(&m_preflight, &Preflight::answered, this, &Broadcaster::continueChecks);
    connect(&m_credentials, &Credentials::keepFailed, this, &Broadcaster::refused);
    connect(&m_desk, &StudioDesk::settingsChanged, this, &Broadcaster::followSwitches);
    connect(&m_credentials, &Credentials::changed, this, &Broadcaster::followSwitches);
    connect(&m_renewal, &PlaceRenewal::renewed, this, &Broadcaster::moveTo);
    m_marker.note({});
}

Broadcaster::~Broadcaster() {
    m_marker.remove();
}

void Broadcaster::lookAround() {
    m_credentials.read(m_desk.settings());
    m_preflight.lookAround();
}

void Broadcaster::refresh() {
    const RecordingState recorded = m_report.recording.state;
    m_report = m_desk.studio().report();
    if (m_report.recording.state == RecordingState::kFailed &&
        recorded != RecordingState::kFailed) {
        tellWhyTheRecordingStopped();
    }
    act(m_button.tick());
    const GoLiveState before = m_button.state();
    m_button.follow(m_report.state, soonestReconnect(m_report));
    if (m_report.state == BroadcastState::kIdle) {
        m_verdict = {};
        checkSources();
        if (before != m_button.state()) {
            tellWhyItEnded();
            m_viewers.end();
            m_renewal.end();
            m_judge.reset();
            m_figures.clear();
            // What was switched on meanwhile has not been asked yet.
            m_preflight.askAgain();
        }
    } else {
        follow();
    }
    m_marker.follow(m_report);
    Q_EMIT refreshed();
    Q_EMIT buttonChanged();
}

/// Levels are others with every look, and nobody reads a list that fast.
void Broadcaster::checkSources() {
    const SteadyTime now = m_clock->steadyNow();
    if (now >= m_nextCheck) {
        m_nextCheck = now + kCheckEvery;
        m_preflight.update(m_report.sources);
    }
}

void Broadcaster::follow() {
    judge();
    m_renewal.follow(m_report);
    m_figures.follow(m_report, m_clock->steadyNow());
    noteUpload();
}

void Broadcaster::judge() {
    m_verdict =
        m_judge.judge(m_report, m_preflight.sourceEntries(), wantedBitrate(), m_clock->steadyNow());
}

/// Bits a second of the video that the main destination takes: the highest bitrate may have changed
/// since the broadcast began, its renditions have not.
std::int64_t Broadcaster::wantedBitrate() const {
    const std::int64_t maximum = m_desk.settings().network.maximum;
    if (m_renditions.empty() || !m_place || !m_place->takesAllRenditions) {
        return maximum;
    }
    std::int64_t sum = 0;
    for (const studio::RenditionSettings& rendition : m_renditions) {
        sum += rendition.bitrate;
    }
    return maximum * sum / m_renditions.front().bitrate;
}

/// A broadcast that its servers refuse ends by itself, and nobody watched the studio's health then.
void Broadcaster::tellWhyItEnded() {
    m_desk.studio().endLive();
    judge();
    if (m_verdict.cause == HealthCause::kRefused) {
        Q_EMIT refused(words::healthSentence(m_verdict));
    }
    m_verdict = {};
}

void Broadcaster::tellWhyTheRecordingStopped() {
    const HealthVerdict verdict{HealthGrade::kFair, HealthCause::kRecordingFailed,
                                m_report.recording.reason, 0, 0};
    Q_EMIT refused(words::healthSentence(verdict));
}

void Broadcaster::press() {
    m_button.press();
    Q_EMIT buttonChanged();
}

void Broadcaster::release(bool isOverButton) {
    act(m_button.release(isOverButton));
    Q_EMIT buttonChanged();
}

void Broadcaster::startLive() {
    m_button.press();
    act(m_button.release(true));
    Q_EMIT buttonChanged();
}

void Broadcaster::endLive() {
    act(m_button.endNow());
    Q_EMIT buttonChanged();
}

void Broadcaster::act(GoLiveController::Command command) {
    if (command == GoLiveController::Command::kCheck) {
        beginChecks();
    } else if (command == GoLiveController::Command::kEnd) {
        m_desk.studio().endLive();
    }
}

void Broadcaster::beginChecks() {
    m_preflight.askAgain();
    m_patience.start();
    continueChecks();
}

void Broadcaster::continueChecks() {
    if (m_button.state() != GoLiveState::kChecking) {
        return;
    }
    m_preflight.update(m_report.sources);
    if (!m_preflight.isWaiting() || !mayGoLive(checks())) {
        start();
    }
}

void Broadcaster::start() {
    m_patience.stop();
    m_preflight.update(m_report.sources);
    const auto failed = std::ranges::find(checks(), CheckState::kFailed, &CheckItem::state);
    m_button.checked(failed == checks().end());
    Q_EMIT buttonChanged();
    if (failed != checks().end()) {
        Q_EMIT refused(words::checkSentence(*failed));
        return;
    }
    ++m_attempt;
    const DestinationSettings& destination = m_desk.settings().destination;
    switch (destination.kind) {
        case DestinationKind::kThisComputer:
            startHere();
            return;
        case DestinationKind::kOtherService:
            startAt({.target = {.name = destination.serviceUrl,
                                .url = destination.serviceUrl,
                                .key = m_credentials.serviceKey(destination.serviceUrl)}});
            return;
        case DestinationKind::kSigmaServer:
            startAtServer();
            return;
    }
}

void Broadcaster::startHere() {
    if (const auto place = m_services.network.thisComputer()) {
        startAt(*place);
    } else {
        refuse(tr("The server inside this studio is still starting. Try again in a moment."));
    }
}

void Broadcaster::startAtServer() {
    const QPointer<Broadcaster> self(this);
    const DestinationSettings server = m_desk.settings().destination;
    m_credentials.publishPlace(
        server, [self, server, attempt = m_attempt](const Result<PublishPlace>& place) {
            if (!self || self->m_attempt != attempt ||
                self->m_button.state() != GoLiveState::kConnecting) {
                return;
            }
            if (place.has_error()) {
                self->refuse(words::failure(place.error()));
                return;
            }
            self->startAt(*place);
            self->m_renewal.begin(server);
        });
}

void Broadcaster::startAt(const PublishPlace& place) {
    // Settings of the picture that had to wait for the last broadcast's end.
    static_cast<void>(m_desk.studio().setProgram(programOf(m_desk.settings())));
    const auto started = m_desk.studio().goLive(destinationsWith(place));
    if (started.has_error()) {
        refuse(words::failure(started.error()));
        return;
    }
    m_button.started();
    m_place = place;
    m_renditions = m_desk.studio().program().renditions;
    m_judge.reset();
    m_figures.clear();
    m_viewers.begin(place.statusUrl);
    m_renewal.end();
}

void Broadcaster::moveTo(const PublishPlace& place) {
    m_place = place;
    followSwitches();
}

/// The main one first: the bitrate follows its network.
std::vector<studio::Destination> Broadcaster::destinationsWith(const PublishPlace& main) const {
    std::vector<studio::Destination> destinations = {{main.target, main.takesAllRenditions}};
    for (const FurtherService& service : switchedOn(m_desk.settings().further)) {
        destinations.push_back({.target = {.name = service.name,
                                           .url = service.url,
                                           .key = m_credentials.furtherKey(service)},
                                .id = service.id});
    }
    return destinations;
}

/// While live, further services end and begin as a person switches them; the main one stays, and
/// takes a new place for its next connection.
void Broadcaster::followSwitches() {
    if (m_place && m_desk.studio().report().state != BroadcastState::kIdle) {
        m_desk.studio().setDestinations(destinationsWith(*m_place));
    }
}

void Broadcaster::refuse(const QString& reason) {
    m_button.refused();
    Q_EMIT buttonChanged();
    Q_EMIT refused(reason);
}

QString Broadcaster::watchUrl() const {
    if (m_report.state != BroadcastState::kIdle && m_place) {
        return QString::fromStdString(m_place->watchUrl);
    }
    if (m_desk.settings().destination.kind == DestinationKind::kThisComputer) {
        const auto place = m_services.network.thisComputer();
        return place ? QString::fromStdString(place->watchUrl) : QString();
    }
    return {};
}

std::string Broadcaster::playUrl() const {
    const bool isOnAir =
        m_report.state == BroadcastState::kLive || m_report.state == BroadcastState::kReconnecting;
    return isOnAir && m_place ? m_place->playUrl : std::string();
}

std::string Broadcaster::hindrance() const {
    if (m_report.state == BroadcastState::kIdle || m_report.destinations.empty()) {
        return {};
    }
    const publish::OutputStatus& main = m_report.destinations.front().status;
    return main.state == publish::OutputState::kReconnecting ? main.reason : std::string();
}

void Broadcaster::toggleRecording() {
    const RecordingState state = m_report.recording.state;
    if (state == RecordingState::kRecording || state == RecordingState::kPaused) {
        m_desk.studio().stopRecording();
    } else if (const auto started = m_desk.studio().startRecording(m_desk.settings().recording);
               started.has_error()) {
        Q_EMIT refused(words::failure(started.error()));
    }
    refresh();
}

void Broadcaster::pauseRecording(bool isPaused) {
    m_desk.studio().pauseRecording(isPaused);
    refresh();
}

void Broadcaster::noteUpload() {
    const auto upload = m_figures.measuredUpload(m_report, m_desk.settings());
    const std::int64_t known = m_desk.measuredUpload();
    if (upload && std::abs(*upload - known) > known / 10) {
        m_desk.setMeasuredUpload(*upload);
    }
}

}  // namespace sigma::ui
