#include "server/lifecycle/session_journal.h"

#include "server/domain/event_types.h"
#include "server/lifecycle/journal_entry.h"
#include "server/lifecycle/session_event.h"

namespace sigma::lifecycle {

using stream::SessionNews;

SessionJournal::SessionJournal(std::shared_ptr<store::Database> database, std::string node)
    : m_database(std::move(database)), m_node(std::move(node)) {}

void SessionJournal::notice(const stream::SessionNotice& notice) {
    stream::SessionNotice kept = notice;
    kept.session.node = m_node;
    if (kept.news == SessionNews::kMeasured) {
        noteFigures(std::move(kept));
    } else {
        noteEvent(std::move(kept));
    }
}

void SessionJournal::noteEvent(stream::SessionNotice notice) {
    JournalEntry entry;
    const bool hasEnded = notice.news == SessionNews::kEnded;
    const bool movesChannel = hasEnded || notice.news == SessionNews::kCreated;
    {
        const std::lock_guard lock(m_mutex);
        entry.event = eventOf(notice, m_eventIds.next(notice.at));
        if (movesChannel) {
            entry.channelEvent = channelEvent(
                hasEnded ? domain::event_type::kChannelIdle : domain::event_type::kChannelActive,
                m_eventIds.next(notice.at), notice.at, notice.session.channel, notice.session.id);
        }
        if (hasEnded) {
            m_figures.erase(notice.session.id.value());
        }
    }
    entry.notice = std::move(notice);
    m_database->journal(
        [entry = std::move(entry)](store::Transaction& transaction) -> Result<void> {
            return write(transaction, entry);
        });
}

void SessionJournal::noteFigures(stream::SessionNotice notice) {
    std::shared_ptr<Figures> figures;
    {
        const std::lock_guard lock(m_mutex);
        auto& known = m_figures[notice.session.id.value()];
        if (!known) {
            known = std::make_shared<Figures>();
        }
        figures = known;
    }
    figures->newest.store(std::make_shared<const stream::SessionNotice>(std::move(notice)));
    if (figures->isQueued.exchange(true)) {
        return;
    }
    const bool isAccepted =
        m_database->journal([figures](store::Transaction& transaction) -> Result<void> {
            // Not before: while it is tried again and again, nothing is to be queued beside it.
            transaction.afterCommit([figures] { figures->isQueued = false; });
            const auto written = write(transaction, {*figures->newest.load(), {}, {}});
            if (written.has_error() && written.error().code != ErrorCode::kUnavailable) {
                figures->isQueued = false;  // skipped, and not tried again
            }
            return written;
        });
    if (!isAccepted) {
        figures->isQueued = false;
    }
}

}  // namespace sigma::lifecycle
