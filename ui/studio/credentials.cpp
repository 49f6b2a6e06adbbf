#include "ui/studio/credentials.h"

#include <QPointer>
#include <utility>

#include "ui/studio/server_origin.h"
#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

std::string serviceKeyName(const std::string& url) {
    return "service-key " + originOf(url);
}

std::string furtherKeyName(const FurtherService& service) {
    return "service-key-" + service.id + " " + originOf(service.url);
}

std::string tokenName(const DestinationSettings& server) {
    return "sign-in " + originOf(server.serverAddress) + " " + server.userName;
}

std::set<std::string> namesFor(const StudioSettings& settings) {
    std::set<std::string> names = {serviceKeyName(settings.destination.serviceUrl),
                                   tokenName(settings.destination)};
    for (const FurtherService& service : settings.further) {
        names.insert(furtherKeyName(service));
    }
    return names;
}

}  // namespace

void Credentials::read(const StudioSettings& settings) {
    for (const std::string& name : namesFor(settings)) {
        fetch(name);
    }
}

void Credentials::fetch(const std::string& name) {
    m_known.try_emplace(name);
    const QPointer<Credentials> self(this);
    m_secrets.read(name, [self, name](const Result<std::string>& kept) {
        if (self && kept.has_value() && !self->m_setHere.contains(name)) {
            self->m_known[name] = *kept;
            Q_EMIT self->changed();
        }
    });
}

void Credentials::keepOnly(const StudioSettings& settings) {
    const std::set<std::string> wanted = namesFor(settings);
    for (auto each = m_known.begin(); each != m_known.end();) {
        if (wanted.contains(each->first)) {
            ++each;
            continue;
        }
        // An answer about it may still be on its way.
        m_setHere.insert(each->first);
        m_secrets.remove(each->first);
        each = m_known.erase(each);
    }
}

std::string Credentials::known(const std::string& name) const {
    const auto secret = m_known.find(name);
    return secret == m_known.end() ? std::string() : secret->second;
}

std::string Credentials::serviceKey(const std::string& url) const {
    return known(serviceKeyName(url));
}

std::string Credentials::furtherKey(const FurtherService& service) const {
    return known(furtherKeyName(service));
}

bool Credentials::hasFor(const DestinationSettings& destination) const {
    switch (destination.kind) {
        case DestinationKind::kThisComputer:
            return true;
        case DestinationKind::kSigmaServer:
            return !known(tokenName(destination)).empty();
        case DestinationKind::kOtherService:
            return !serviceKey(destination.serviceUrl).empty();
    }
    return false;
}

void Credentials::setServiceKey(const std::string& url, const QString& key) {
    keep(serviceKeyName(url), key.trimmed().toStdString());
}

void Credentials::setFurtherKey(const FurtherService& service, const QString& key) {
    keep(furtherKeyName(service), key.trimmed().toStdString());
}

void Credentials::keep(const std::string& name, const std::string& secret) {
    m_known[name] = secret;
    m_setHere.insert(name);
    if (secret.empty()) {
        m_secrets.remove(name);
    } else {
        const QPointer<Credentials> self(this);
        m_secrets.write(name, secret, [self](const Result<void>& kept) {
            if (self && kept.has_error()) {
                Q_EMIT self->keepFailed(words::failure(kept.error()));
            }
        });
    }
    Q_EMIT changed();
}

void Credentials::signIn(const DestinationSettings& server, const QString& password,
                         Then<ServerSignIn> then) {
    const QPointer<Credentials> self(this);
    m_network.signIn(server, password.toStdString(),
                     [self, name = tokenName(server),
                      then = std::move(then)](const Result<ServerSignIn>& signedIn) {
                         if (!self) {
                             return;
                         }
                         if (signedIn.has_value()) {
                             self->keep(name, signedIn->token);
                         }
                         then(signedIn);
                     });
}

void Credentials::publishPlace(const DestinationSettings& server, Then<PublishPlace> then) {
    m_questions.push_back({server, std::move(then)});
    if (m_questions.size() == 1) {
        askForPlace();
    }
}

void Credentials::askForPlace() {
    const DestinationSettings server = m_questions.front().server;
    const std::string name = tokenName(server);
    const std::string token = known(name);
    const QPointer<Credentials> self(this);
    m_network.publishPlace(server, token, [self, name, token](const Result<PlaceAnswer>& answer) {
        if (self) {
            self->takePlace(name, token, answer);
        }
    });
}

void Credentials::takePlace(const std::string& tokenName, const std::string& usedToken,
                            const Result<PlaceAnswer>& answer) {
    // Somebody may have signed in anew meanwhile, or gone to another server.
    if (answer.has_value() && known(tokenName) == usedToken) {
        keep(tokenName, answer->token);
    }
    const Question answered = std::move(m_questions.front());
    m_questions.pop_front();
    if (!m_questions.empty()) {
        askForPlace();
    }
    answered.then(answer.has_value() ? answer->place : Result<PublishPlace>(answer.error()));
}

}  // namespace sigma::ui
