#pragma once

#include <QObject>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ui/studio/studio_services.h"

namespace sigma::ui {

/// The stream keys of services and the token of a Sigma server, as they are kept.
///
/// Thread: the window's. Secrets and network outlive it.
class Credentials final : public QObject {
    Q_OBJECT

public:
    Credentials(SecretStore& secrets, StudioNetwork& network)
        : m_secrets(secrets), m_network(network) {}

    /// Fetches all from where they are kept; changed() tells when one is there. What was set here
    /// is newer than any answer, however late that comes.
    void read(const std::vector<FurtherService>& further);
    const std::string& serviceKey() const { return m_serviceKey; }
    const std::string& token() const { return m_token; }
    /// Of a further service, by its id; empty: there is none.
    std::string furtherKey(const std::string& id) const;
    /// Whether there is what this kind of destination asks for.
    bool hasFor(DestinationKind kind) const;

    /// Empty forgets it.
    void setServiceKey(const QString& key);
    void setFurtherKey(const std::string& id, const QString& key);
    void setToken(const std::string& token);
    /// Keeps the token; `then` gets the channels too, or what went wrong.
    void signIn(const DestinationSettings& server, const QString& password,
                Then<ServerSignIn> then);

Q_SIGNALS:
    void changed();
    /// A secret could not be kept; why, in words.
    void keepFailed(const QString& reason);

private:
    void fetch(const std::string& name, std::string& secret);
    void keep(const std::string& name, const std::string& secret);

    SecretStore& m_secrets;
    StudioNetwork& m_network;
    std::string m_serviceKey;
    std::string m_token;
    std::map<std::string, std::string> m_furtherKeys;  ///< by the services' ids
    std::set<std::string> m_setHere;                   ///< names
};

}  // namespace sigma::ui
