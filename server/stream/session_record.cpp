#include "server/stream/session_record.h"

namespace sigma::stream {
namespace {

SessionNews newsOf(domain::SessionSignal signal) {
    switch (signal) {
        case domain::SessionSignal::kDecodable:
            return SessionNews::kProcessing;
        case domain::SessionSignal::kWatchable:
            return SessionNews::kLive;
        case domain::SessionSignal::kFailed:
            return SessionNews::kError;
        case domain::SessionSignal::kRecovered:
            return SessionNews::kRecovered;
        case domain::SessionSignal::kEnd:
            return SessionNews::kEnded;
    }
    return SessionNews::kMeasured;
}

}  // namespace

SessionRecord::SessionRecord(domain::Session session, const Clock& clock,
                             std::shared_ptr<SessionObserver> observer,
                             std::shared_ptr<Report> report)
    : m_session(std::move(session)),
      m_clock(clock),
      m_observer(std::move(observer)),
      m_report(std::move(report)) {
    m_session.createdAt = m_clock.wallNow();
    tell(SessionNews::kCreated);
}

SessionRecord::~SessionRecord() {
    m_report->store(nullptr);
}

bool SessionRecord::signal(domain::SessionSignal signal, std::string_view detail) {
    const auto after = domain::next(m_session.state, signal);
    if (after.has_error()) {
        return false;
    }
    m_session.state = *after;
    if (signal == domain::SessionSignal::kWatchable && !m_session.liveAt) {
        m_session.liveAt = m_clock.wallNow();
    }
    tell(newsOf(signal), detail);
    return true;
}

bool SessionRecord::signal(domain::InputSignal signal, SessionNews news, std::string_view detail) {
    const auto after = domain::next(m_session.input, signal);
    if (after.has_error()) {
        return false;
    }
    m_session.input = *after;
    tell(news, detail);
    return true;
}

void SessionRecord::end(domain::EndedReason reason, std::string_view detail) {
    m_session.endedReason = reason;
    m_session.endedAt = m_clock.wallNow();
    signal(domain::SessionSignal::kEnd, detail);
}

void SessionRecord::tell(SessionNews news, std::string_view detail) {
    m_session.lastSequence += news == SessionNews::kMeasured ? 0 : 1;
    publish();
    if (m_observer) {
        m_observer->notice({news, m_clock.wallNow(), m_session, std::string(detail)});
    }
}

void SessionRecord::setPublisher(std::string remote, std::string encoder) {
    m_session.remote = std::move(remote);
    m_session.encoder = std::move(encoder);
    publish();
}

void SessionRecord::setFigures(const domain::SessionMedia& media,
                               const domain::InputHealth& health) {
    m_session.media = media;
    m_session.health = health;
    publish();
}

void SessionRecord::publish() const {
    m_report->store(std::make_shared<const domain::Session>(m_session));
}

}  // namespace sigma::stream
