#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/base/published.h"
#include "server/domain/event_id.h"
#include "server/store/database.h"
#include "server/stream/session_observer.h"

namespace sigma::lifecycle {

/// Writes down what happens to sessions, through the database's journal: never waits for it.
///
/// A session that keeps measuring while the database does not answer has one item in the journal,
/// which writes its newest figures.
/// Thread: any; notices of one channel come in order.
class SessionJournal final : public stream::SessionObserver {
public:
    /// `node`: the server that the sessions run on.
    SessionJournal(std::shared_ptr<store::Database> database, std::string node);

    void notice(const stream::SessionNotice& notice) override;

private:
    struct Figures {
        Published<stream::SessionNotice> newest;
        std::atomic<bool> isQueued{false};
    };

    void noteEvent(stream::SessionNotice notice);
    void noteFigures(stream::SessionNotice notice);

    std::shared_ptr<store::Database> m_database;
    std::string m_node;
    std::mutex m_mutex;
    domain::EventIdSource m_eventIds;
    std::unordered_map<std::string, std::shared_ptr<Figures>> m_figures;  ///< by session
};

}  // namespace sigma::lifecycle
