#include "server/lifecycle/session_recovery.h"

#include "server/domain/event_id.h"
#include "server/domain/event_types.h"
#include "server/lifecycle/journal_entry.h"
#include "server/lifecycle/session_event.h"
#include "server/store/database.h"
#include "server/store/session_table.h"

namespace sigma::lifecycle {
namespace {

Result<std::size_t> endLost(store::Transaction& transaction, WallTime now) {
    SIGMA_TRY_ASSIGN(auto sessions,
                     store::SessionTable(transaction).endAll(domain::EndedReason::kNodeLost, now));
    domain::EventIdSource eventIds;
    for (domain::Session& session : sessions) {
        ++session.lastSequence;
        const stream::SessionNotice notice{stream::SessionNews::kEnded, now, session,
                                           "the server that it ran on stopped without ending it"};
        SIGMA_TRY(
            write(transaction, {notice, eventOf(notice, eventIds.next(now)),
                                channelEvent(domain::event_type::kChannelIdle, eventIds.next(now),
                                             now, session.channel, session.id)}));
    }
    return sessions.size();
}

}  // namespace

Result<std::size_t> recoverSessions(store::Database& database, const Clock& clock) {
    return database.runBlocking<std::size_t>(
        [now = clock.wallNow()](store::Transaction& transaction) {
            return endLost(transaction, now);
        });
}

}  // namespace sigma::lifecycle
