#include "ui/studio/preflight.h"

#include <QPointer>
#include <algorithm>

#include "ui/studio/words.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {

Preflight::Preflight(StudioDesk& desk, Credentials& credentials, StudioNetwork& network,
                     EncoderChoices& encoders)
    : m_desk(desk), m_credentials(credentials), m_network(network), m_encoders(encoders) {
    connect(&m_desk, &StudioDesk::sourcesChanged, this, &Preflight::makeList);
    connect(&m_desk, &StudioDesk::mixChanged, this, &Preflight::makeList);
    connect(&m_credentials, &Credentials::changed, this, &Preflight::makeList);
}

void Preflight::lookAround() {
    ++m_round;
    m_isServerReachable = Answer::kUnknown;
    m_isEncoderProved = Answer::kUnknown;
    m_isFurtherReachable.clear();
    reachServer();
    reachFurther();
    proveEncoder();
    makeList();
}

void Preflight::askAgain() {
    reachFurther();
    if (m_isServerReachable == Answer::kYes) {
        return;
    }
    ++m_round;
    m_isServerReachable = Answer::kUnknown;
    reachServer();
    if (m_isEncoderProved != Answer::kYes) {
        proveEncoder();
    }
    makeList();
}

void Preflight::update(const std::vector<studio::SourceReport>& reports) {
    m_reports = reports;
    makeList();
}

bool Preflight::isWaiting() const {
    return std::ranges::any_of(m_checks, [](const CheckItem& item) {
        return item.state == CheckState::kWaiting &&
               (item.id == CheckId::kServer || item.id == CheckId::kEncoder);
    });
}

std::string Preflight::serverUrl() const {
    const DestinationSettings& destination = m_desk.settings().destination;
    return destination.kind == DestinationKind::kSigmaServer ? destination.serverAddress
                                                             : destination.serviceUrl;
}

void Preflight::reachServer() {
    const QPointer<Preflight> self(this);
    const Then<void> take = [self, round = m_round](const Result<void>& reached) {
        if (self && self->m_round == round) {
            self->m_isServerReachable = reached.has_error() ? Answer::kNo : Answer::kYes;
            self->m_serverProblem =
                reached.has_error() ? std::optional(reached.error()) : std::nullopt;
            self->makeList();
            Q_EMIT self->answered();
        }
    };
    if (m_desk.settings().destination.kind == DestinationKind::kThisComputer) {
        m_network.reachThisComputer(take);
    } else {
        m_network.reach(serverUrl(), take);
    }
}

/// Asks those that have not answered yet, or not well.
void Preflight::reachFurther() {
    for (const FurtherService& service : switchedOn(m_desk.settings().further)) {
        const std::string& url = service.url;
        if (checkServiceUrl(url).has_error() || m_isFurtherReachable[url] == Answer::kYes) {
            continue;
        }
        const QPointer<Preflight> self(this);
        m_network.reach(url, [self, url](const Result<void>& reached) {
            if (self) {
                // An answer to an earlier question does not undo a good one.
                Answer& known = self->m_isFurtherReachable[url];
                known = reached.has_error() && known != Answer::kYes ? Answer::kNo : Answer::kYes;
                self->makeList();
            }
        });
    }
}

std::vector<FurtherFacts> Preflight::furtherFacts() const {
    std::vector<FurtherFacts> facts;
    for (const FurtherService& service : switchedOn(m_desk.settings().further)) {
        const auto answer = m_isFurtherReachable.find(service.url);
        facts.push_back({service.name, !checkServiceUrl(service.url).has_error(),
                         !m_credentials.furtherKey(service).empty(),
                         answer == m_isFurtherReachable.end() ? Answer::kUnknown : answer->second});
    }
    return facts;
}

void Preflight::proveEncoder() {
    const studio::ProgramSettings program = programOf(m_desk.settings());
    const QPointer<Preflight> self(this);
    m_encoders.prove(program.encoder, program.width, program.height,
                     [self, round = m_round](const Result<void>& proof) {
                         if (self && self->m_round == round) {
                             self->m_isEncoderProved =
                                 proof.has_error() ? Answer::kNo : Answer::kYes;
                             self->makeList();
                             Q_EMIT self->answered();
                         }
                     });
}

std::vector<studio::SourceEntry> Preflight::sourceEntries() const {
    std::vector<studio::SourceEntry> entries;
    for (const DeskSource& source : m_desk.sources()) {
        entries.push_back({source.id, source.saved.name, source.saved.settings, source.hasVideo,
                           source.hasAudio});
    }
    return entries;
}

CheckFacts Preflight::facts() const {
    CheckFacts facts;
    const StudioSettings& settings = m_desk.settings();
    facts.destination = settings.destination.kind;
    facts.isServerReachable = m_isServerReachable;
    facts.serverName = serverUrl();
    facts.serverProblem =
        m_serverProblem ? words::failure(*m_serverProblem).toStdString() : std::string();
    facts.hasKey = m_credentials.hasFor(settings.destination);
    facts.sources = sourceEntries();
    for (const DeskSource& source : m_desk.sources()) {
        if (source.saved.isMuted) {
            facts.mutedSources.push_back(source.id);
        }
    }
    facts.reports = m_reports;
    facts.mainSource = m_desk.mainSource();
    facts.isEncoderProved = m_isEncoderProved;
    facts.encoderName = words::encoderName(settings.video.encoder).toStdString();
    facts.further = furtherFacts();
    facts.wantedBitrate = leavingBitrate(settings);
    facts.measuredUpload = m_desk.measuredUpload();
    return facts;
}

void Preflight::makeList() {
    m_checks = checklist(facts());
    Q_EMIT changed();
}

}  // namespace sigma::ui
