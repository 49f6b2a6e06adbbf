#pragma once

#include <QObject>
#include <deque>
#include <map>
#include <set>
#include <string>

#include "ui/studio/studio_services.h"

namespace sigma::ui {

/// The stream keys of services and the tokens of Sigma servers, as they are kept.
///
/// Each belongs to the server that it was entered for, a token to its user there too: with another
/// address, there is none.
/// Thread: the window's. Secrets and network outlive it.
class Credentials final : public QObject {
    Q_OBJECT

public:
    Credentials(SecretStore& secrets, StudioNetwork& network)
        : m_secrets(secrets), m_network(network) {}

    /// Fetches what these settings ask for from where it is kept; changed() tells when one is
    /// there. What was set here is newer than any answer, however late that comes.
    void read(const StudioSettings& settings);
    /// Forgets all that these settings do not ask for.
    void keepOnly(const StudioSettings& settings);

    /// Empty: there is none, here and below.
    std::string serviceKey(const std::string& url) const;
    std::string furtherKey(const FurtherService& service) const;
    /// Whether there is what this destination asks for.
    bool hasFor(const DestinationSettings& destination) const;

    /// Empty forgets it.
    void setServiceKey(const std::string& url, const QString& key);
    void setFurtherKey(const FurtherService& service, const QString& key);
    /// Keeps the token; `then` gets the channels too, or what went wrong.
    void signIn(const DestinationSettings& server, const QString& password,
                Then<ServerSignIn> then);
    /// Where to publish, as who is signed in. One question after the other: a server takes a token
    /// once, and gives another, which is kept whatever comes of the rest.
    void publishPlace(const DestinationSettings& server, Then<PublishPlace> then);

Q_SIGNALS:
    void changed();
    /// A secret could not be kept; why, in words.
    void keepFailed(const QString& reason);

private:
    struct Question {
        DestinationSettings server;
        Then<PublishPlace> then;
    };

    void fetch(const std::string& name);
    void keep(const std::string& name, const std::string& secret);
    std::string known(const std::string& name) const;
    void askForPlace();
    void takePlace(const std::string& tokenName, const std::string& usedToken,
                   const Result<PlaceAnswer>& answer);

    SecretStore& m_secrets;
    StudioNetwork& m_network;
    std::map<std::string, std::string> m_known;  ///< secrets by the names that they are kept as
    std::set<std::string> m_setHere;             ///< names
    std::deque<Question> m_questions;            ///< the first has been asked
};

}  // namespace sigma::ui
