#include "ui/studio/credentials.h"

#include <QPointer>

#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

const std::string kServiceKeyName = "service-key";
const std::string kTokenName = "sign-in";

std::string furtherKeyName(const std::string& id) {
    return kServiceKeyName + "-" + id;
}

}  // namespace

void Credentials::read(const std::vector<FurtherService>& further) {
    fetch(kServiceKeyName, m_serviceKey);
    fetch(kTokenName, m_token);
    for (const FurtherService& service : further) {
        fetch(furtherKeyName(service.id), m_furtherKeys[service.id]);
    }
}

/// `secret` lives as long as this: a place in a map of strings stays where it is.
void Credentials::fetch(const std::string& name, std::string& secret) {
    const QPointer<Credentials> self(this);
    m_secrets.read(name, [self, name, &secret](const Result<std::string>& kept) {
        if (self && kept.has_value() && !self->m_setHere.contains(name)) {
            secret = *kept;
            Q_EMIT self->changed();
        }
    });
}

std::string Credentials::furtherKey(const std::string& id) const {
    const auto key = m_furtherKeys.find(id);
    return key == m_furtherKeys.end() ? std::string() : key->second;
}

bool Credentials::hasFor(DestinationKind kind) const {
    switch (kind) {
        case DestinationKind::kThisComputer:
            return true;
        case DestinationKind::kSigmaServer:
            return !m_token.empty();
        case DestinationKind::kOtherService:
            return !m_serviceKey.empty();
    }
    return false;
}

void Credentials::setServiceKey(const QString& key) {
    m_serviceKey = key.trimmed().toStdString();
    keep(kServiceKeyName, m_serviceKey);
}

void Credentials::setFurtherKey(const std::string& id, const QString& key) {
    // Never taken out: an answer about it may still be on its way.
    m_furtherKeys[id] = key.trimmed().toStdString();
    keep(furtherKeyName(id), m_furtherKeys[id]);
}

void Credentials::keep(const std::string& name, const std::string& secret) {
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

void Credentials::setToken(const std::string& token) {
    m_token = token;
    m_setHere.insert(kTokenName);
    m_secrets.write(kTokenName, token, {});
    Q_EMIT changed();
}

void Credentials::signIn(const DestinationSettings& server, const QString& password,
                         Then<ServerSignIn> then) {
    const QPointer<Credentials> self(this);
    m_network.signIn(server, password.toStdString(),
                     [self, then = std::move(then)](const Result<ServerSignIn>& signedIn) {
                         if (!self) {
                             return;
                         }
                         if (signedIn.has_value()) {
                             self->setToken(signedIn->token);
                         }
                         then(signedIn);
                     });
}

}  // namespace sigma::ui
