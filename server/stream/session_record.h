#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/published.h"
#include "server/stream/session_observer.h"

namespace sigma::stream {

/// How far one session has come and what it lives on; tells the observer of every step.
///
/// Thread: the stream's; the report may be read on any.
class SessionRecord {
public:
    using Report = Published<domain::Session>;

    /// The session begins now. `observer` may be null.
    SessionRecord(domain::Session session, const Clock& clock,
                  std::shared_ptr<SessionObserver> observer, std::shared_ptr<Report> report);
    /// Takes the report back.
    ~SessionRecord();
    SessionRecord(const SessionRecord&) = delete;
    SessionRecord& operator=(const SessionRecord&) = delete;

    const domain::Session& session() const { return m_session; }
    domain::SessionState state() const { return m_session.state; }
    domain::SessionInput input() const { return m_session.input; }

    /// Moves the state and tells of it; false, and nothing happens, when the move is illegal.
    bool signal(domain::SessionSignal signal, std::string_view detail = {});
    /// The same for the input.
    bool signal(domain::InputSignal signal, SessionNews news, std::string_view detail = {});
    void end(domain::EndedReason reason, std::string_view detail);
    /// Something happened that moves nothing.
    void tell(SessionNews news, std::string_view detail = {});

    void setPublisher(std::string remote, std::string encoder);
    /// For the report at once, and for whoever is told next.
    void setFigures(const domain::SessionMedia& media, const domain::InputHealth& health);

private:
    void publish() const;

    domain::Session m_session;
    const Clock& m_clock;
    std::shared_ptr<SessionObserver> m_observer;
    std::shared_ptr<Report> m_report;
};

}  // namespace sigma::stream
