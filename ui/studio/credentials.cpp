#include "ui/studio/credentials.h"

#include <QPointer>

#include "ui/words/failure_words.h"

namespace sigma::ui {
namespace {

const std::string kServiceKeyName = "service-key";
const std::string kTokenName = "sign-in";

}  // namespace

void Credentials::read() {
    const QPointer<Credentials> self(this);
    const auto take = [self](std::string Credentials::*member) {
        return [self, member](const Result<std::string>& secret) {
            if (self && secret.has_value()) {
                (*self).*member = *secret;
                Q_EMIT self->changed();
            }
        };
    };
    m_secrets.read(kServiceKeyName, take(&Credentials::m_serviceKey));
    m_secrets.read(kTokenName, take(&Credentials::m_token));
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
    if (m_serviceKey.empty()) {
        m_secrets.remove(kServiceKeyName);
    } else {
        const QPointer<Credentials> self(this);
        m_secrets.write(kServiceKeyName, m_serviceKey, [self](const Result<void>& kept) {
            if (self && kept.has_error()) {
                Q_EMIT self->keepFailed(words::failure(kept.error()));
            }
        });
    }
    Q_EMIT changed();
}

void Credentials::setToken(const std::string& token) {
    m_token = token;
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
