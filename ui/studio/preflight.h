#pragma once

#include <QObject>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/studio/checklist.h"
#include "ui/studio/credentials.h"
#include "ui/studio/studio_desk.h"
#include "ui/studio/studio_services.h"

namespace sigma::ui {

/// Asks for everything that the checklist tells, and keeps the list.
///
/// Thread: the window's. What it is made of outlives it.
class Preflight final : public QObject {
    Q_OBJECT

public:
    Preflight(StudioDesk& desk, Credentials& credentials, StudioNetwork& network,
              EncoderChoices& encoders);

    /// Asks anew; at a start, and after other settings.
    void lookAround();
    /// Asks for what was not well the last time: a server that was away may be back.
    void askAgain();
    /// Takes up how the sources do now.
    void update(const std::vector<studio::SourceReport>& reports);

    const std::vector<CheckItem>& checks() const { return m_checks; }
    /// Whether an answer is still to come that could change what going live leads to.
    bool isWaiting() const;
    /// The sources as the rules name them.
    std::vector<studio::SourceEntry> sourceEntries() const;

Q_SIGNALS:
    void changed();
    /// A server or an encoder has answered.
    void answered();

private:
    CheckFacts facts() const;
    std::string serverUrl() const;
    void reachServer();
    void reachFurther();
    std::vector<FurtherFacts> furtherFacts() const;
    void proveEncoder();
    void makeList();

    StudioDesk& m_desk;
    Credentials& m_credentials;
    StudioNetwork& m_network;
    EncoderChoices& m_encoders;
    std::vector<studio::SourceReport> m_reports;
    std::vector<CheckItem> m_checks;
    Answer m_isServerReachable = Answer::kUnknown;
    std::optional<Error> m_serverProblem;
    Answer m_isEncoderProved = Answer::kUnknown;
    std::map<std::string, Answer> m_isFurtherReachable;  ///< by address
    std::uint64_t m_round = 0;  ///< of looking around: answers of an older one are not taken
};

}  // namespace sigma::ui
