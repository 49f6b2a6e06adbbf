#include "ui/studio/broadcaster.h"

#include <QPointer>
#include <algorithm>
#include <ranges>

#include "ui/studio/words.h"

namespace sigma::ui {
namespace {

using studio::BroadcastState;
using studio::RecordingState;

/// A server that has not answered by then does not hold a broadcast back: it reconnects by itself.
constexpr int kCheckMilliseconds = 3000;
constexpr int kViewerMilliseconds = 3000;
const std::string kServiceKeyName = "service-key";
const std::string kSignInTokenName = "sign-in";

}  // namespace

Broadcaster::Broadcaster(StudioDesk& desk, Services services, std::shared_ptr<const Clock> clock,
                         RunningMarker marker)
    : m_desk(desk),
      m_services(services),
      m_clock(std::move(clock)),
      m_marker(std::move(marker)),
      m_button(m_clock) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(kCheckMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_button.state() == GoLiveState::kChecking) {
            start();
        }
    });
    m_viewerTimer.setInterval(kViewerMilliseconds);
    connect(&m_viewerTimer, &QTimer::timeout, this, &Broadcaster::askViewers);
    connect(&m_desk, &StudioDesk::sourcesChanged, this, &Broadcaster::updateChecks);
    connect(&m_desk, &StudioDesk::mixChanged, this, &Broadcaster::updateChecks);
    m_marker.note(m_noted);
}

Broadcaster::~Broadcaster() {
    m_marker.remove();
}

void Broadcaster::lookAround() {
    ++m_round;
    m_isServerReachable = Answer::kUnknown;
    m_isEncoderProved = Answer::kUnknown;
    readSecrets();
    reachServer();
    proveEncoder();
    updateChecks();
}

std::string Broadcaster::serverUrl() const {
    const DestinationSettings& destination = m_desk.settings().destination;
    return destination.kind == DestinationKind::kSigmaServer ? destination.serverAddress
                                                             : destination.serviceUrl;
}

void Broadcaster::reachServer() {
    if (m_desk.settings().destination.kind == DestinationKind::kThisComputer) {
        m_isServerReachable = m_services.network.thisComputer() ? Answer::kYes : Answer::kNo;
        m_serverProblem = m_services.network.localProblem();
        return;
    }
    const QPointer<Broadcaster> self(this);
    m_services.network.reach(serverUrl(), [self, round = m_round](const Result<void>& reached) {
        if (self && self->m_round == round) {
            self->m_isServerReachable = reached.has_error() ? Answer::kNo : Answer::kYes;
            self->m_serverProblem = reached.has_error() ? reached.error().context : std::string();
            self->updateChecks();
            self->continueChecks();
        }
    });
}

void Broadcaster::readSecrets() {
    const QPointer<Broadcaster> self(this);
    const auto take = [self](std::string Broadcaster::*member) {
        return [self, member](const Result<std::string>& secret) {
            if (self && secret.has_value()) {
                (*self).*member = *secret;
                self->updateChecks();
            }
        };
    };
    m_services.secrets.read(kServiceKeyName, take(&Broadcaster::m_serviceKey));
    m_services.secrets.read(kSignInTokenName, take(&Broadcaster::m_signInToken));
}

void Broadcaster::proveEncoder() {
    const studio::ProgramSettings program = programOf(m_desk.settings());
    const QPointer<Broadcaster> self(this);
    m_services.encoders.prove(program.encoder, program.width, program.height,
                              [self, round = m_round](const Result<void>& proof) {
                                  if (self && self->m_round == round) {
                                      self->m_isEncoderProved =
                                          proof.has_error() ? Answer::kNo : Answer::kYes;
                                      self->updateChecks();
                                      self->continueChecks();
                                  }
                              });
}

bool Broadcaster::hasKey() const {
    switch (m_desk.settings().destination.kind) {
        case DestinationKind::kThisComputer:
            return true;
        case DestinationKind::kSigmaServer:
            return !m_signInToken.empty();
        case DestinationKind::kOtherService:
            return !m_serviceKey.empty();
    }
    return false;
}

CheckFacts Broadcaster::facts() const {
    CheckFacts facts;
    const StudioSettings& settings = m_desk.settings();
    facts.destination = settings.destination.kind;
    facts.isServerReachable = m_isServerReachable;
    facts.serverName = serverUrl();
    facts.serverProblem = m_serverProblem;
    facts.hasKey = hasKey();
    for (const DeskSource& source : m_desk.sources()) {
        facts.sources.push_back({source.id, source.saved.name, source.saved.settings,
                                 source.hasVideo, source.hasAudio});
        if (source.saved.isMuted) {
            facts.mutedSources.push_back(source.id);
        }
    }
    facts.reports = m_report.sources;
    facts.mainSource = m_desk.mainSource();
    facts.isEncoderProved = m_isEncoderProved;
    facts.encoderName = words::encoderName(settings.video.encoder).toStdString();
    facts.wantedBitrate = totalBitrate(programOf(settings));
    facts.measuredUpload = m_desk.measuredUpload();
    return facts;
}

void Broadcaster::updateChecks() {
    m_checks = checklist(facts());
    Q_EMIT checksChanged();
}

void Broadcaster::refresh() {
    m_report = m_desk.studio().report();
    std::chrono::milliseconds reconnectsIn{0};
    for (const studio::DestinationReport& each : m_report.destinations) {
        reconnectsIn = std::max(reconnectsIn, each.status.reconnectsIn);
    }
    act(m_button.tick());
    const GoLiveState before = m_button.state();
    m_button.follow(m_report.state, reconnectsIn);
    if (m_report.state == BroadcastState::kIdle) {
        m_verdict = {};
        updateChecks();
        if (before != m_button.state()) {
            tellWhyItEnded();
            m_viewerTimer.stop();
            m_viewers.reset();
            m_judge.reset();
        }
    } else {
        std::vector<studio::SourceEntry> names = facts().sources;
        m_verdict =
            m_judge.judge(m_report, names, m_desk.settings().network.maximum, m_clock->steadyNow());
        noteUpload();
    }
    noteForCrash();
    Q_EMIT refreshed();
    Q_EMIT buttonChanged();
}

/// A broadcast that its servers refuse ends by itself, and nobody watched the studio's health then.
void Broadcaster::tellWhyItEnded() {
    m_desk.studio().endLive();
    const HealthVerdict last = m_judge.judge(
        m_report, facts().sources, m_desk.settings().network.maximum, m_clock->steadyNow());
    if (last.cause == HealthCause::kRefused) {
        Q_EMIT refused(words::healthSentence(last));
    }
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
    // What is known already is not asked again; a server that was away may be back.
    if (m_isServerReachable != Answer::kYes) {
        ++m_round;
        m_isServerReachable = Answer::kUnknown;
        reachServer();
        if (m_isEncoderProved != Answer::kYes) {
            proveEncoder();
        }
        updateChecks();
    }
    m_patience.start();
    continueChecks();
}

void Broadcaster::continueChecks() {
    if (m_button.state() != GoLiveState::kChecking) {
        return;
    }
    updateChecks();
    const bool isWaiting = std::ranges::any_of(m_checks, [](const CheckItem& item) {
        return item.state == CheckState::kWaiting && item.id != CheckId::kCamera;
    });
    if (!isWaiting || !mayGoLive(m_checks)) {
        start();
    }
}

void Broadcaster::start() {
    m_patience.stop();
    updateChecks();
    if (!mayGoLive(m_checks)) {
        m_button.checked(false);
        const auto failed = std::ranges::find(m_checks, CheckState::kFailed, &CheckItem::state);
        Q_EMIT buttonChanged();
        Q_EMIT refused(words::checkSentence(*failed));
        return;
    }
    m_button.checked(true);
    Q_EMIT buttonChanged();
    const DestinationSettings& destination = m_desk.settings().destination;
    if (destination.kind == DestinationKind::kThisComputer) {
        startAt(*m_services.network.thisComputer());
    } else if (destination.kind == DestinationKind::kOtherService) {
        startAt({.target = {.name = destination.serviceUrl,
                            .url = destination.serviceUrl,
                            .key = m_serviceKey}});
    } else {
        const QPointer<Broadcaster> self(this);
        m_services.network.publishPlace(
            destination, m_signInToken,
            [self](const Result<std::pair<PublishPlace, std::string>>& place) {
                if (!self || self->m_button.state() != GoLiveState::kConnecting) {
                    return;
                }
                if (place.has_error()) {
                    self->refuse(QString::fromStdString(place.error().context));
                    return;
                }
                self->m_signInToken = place->second;
                self->m_services.secrets.write(kSignInTokenName, place->second, {});
                self->startAt(place->first);
            });
    }
}

void Broadcaster::startAt(const PublishPlace& place) {
    // Settings of the picture that had to wait for the last broadcast's end.
    static_cast<void>(m_desk.studio().setProgram(programOf(m_desk.settings())));
    const auto started = m_desk.studio().goLive({{place.target, place.takesAllRenditions}});
    if (started.has_error()) {
        refuse(QString::fromStdString(started.error().context));
        return;
    }
    m_button.started();
    m_place = place;
    m_judge.reset();
    if (!place.statusUrl.empty()) {
        m_viewerTimer.start();
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

void Broadcaster::askViewers() {
    if (!m_place || m_asksViewers) {
        return;
    }
    m_asksViewers = true;
    const QPointer<Broadcaster> self(this);
    m_services.network.viewers(m_place->statusUrl, [self](const Result<std::int64_t>& viewers) {
        if (self) {
            self->m_asksViewers = false;
            self->m_viewers = viewers.has_value() ? std::optional(*viewers) : std::nullopt;
        }
    });
}

void Broadcaster::toggleRecording() {
    const RecordingState state = m_report.recording.state;
    if (state == RecordingState::kRecording || state == RecordingState::kPaused) {
        m_desk.studio().stopRecording();
    } else if (const auto started = m_desk.studio().startRecording(m_desk.settings().recording);
               started.has_error()) {
        Q_EMIT refused(QString::fromStdString(started.error().context));
    }
    refresh();
}

void Broadcaster::pauseRecording(bool isPaused) {
    m_desk.studio().pauseRecording(isPaused);
    refresh();
}

void Broadcaster::setServiceKey(const QString& key) {
    m_serviceKey = key.trimmed().toStdString();
    if (m_serviceKey.empty()) {
        m_services.secrets.remove(kServiceKeyName);
    } else {
        const QPointer<Broadcaster> self(this);
        m_services.secrets.write(kServiceKeyName, m_serviceKey, [self](const Result<void>& kept) {
            if (self && kept.has_error()) {
                Q_EMIT self->refused(QString::fromStdString(kept.error().context));
            }
        });
    }
    updateChecks();
}

void Broadcaster::signIn(const DestinationSettings& server, const QString& password,
                         std::function<void(const QString& problem)> then) {
    const QPointer<Broadcaster> self(this);
    m_services.network.signIn(
        server, password.toStdString(),
        [self, then = std::move(then)](const Result<std::string>& token) {
            if (!self) {
                return;
            }
            if (token.has_value()) {
                self->m_signInToken = *token;
                self->m_services.secrets.write(kSignInTokenName, *token, {});
                self->updateChecks();
            }
            then(token.has_error() ? QString::fromStdString(token.error().context) : QString());
        });
}

void Broadcaster::noteForCrash() {
    const bool isLive = m_report.state != BroadcastState::kIdle;
    const bool isRecording = m_report.recording.state == RecordingState::kRecording ||
                             m_report.recording.state == RecordingState::kPaused;
    const QString recording =
        isRecording ? QString::fromStdString(m_report.recording.path) : QString();
    if (isLive != m_noted.wasLive || recording != m_noted.recording) {
        m_noted = {isLive, recording};
        m_marker.note(m_noted);
    }
}

void Broadcaster::noteUpload() {
    constexpr std::chrono::seconds kSettled(10);
    if (m_desk.settings().destination.kind == DestinationKind::kThisComputer ||
        m_report.liveFor < kSettled || m_report.destinations.empty()) {
        return;
    }
    std::int64_t sent = 0;
    for (const studio::DestinationReport& each : m_report.destinations) {
        sent += each.status.sendBitrate;
    }
    // More than was asked for is never seen, so a little less counts as all of it.
    const auto asked = static_cast<double>(totalBitrate(programOf(m_desk.settings())));
    const auto measured = static_cast<double>(sent);
    const std::int64_t upload =
        measured > 0.8 * asked ? static_cast<std::int64_t>(1.25 * asked) : sent;
    const std::int64_t known = m_desk.measuredUpload();
    if (std::abs(upload - known) > known / 10) {
        m_desk.setMeasuredUpload(upload);
    }
}

}  // namespace sigma::ui
