#pragma once

#include <optional>

#include "server/domain/domain_event.h"
#include "server/stream/session_observer.h"

namespace sigma::store {
class Transaction;
}

namespace sigma::lifecycle {

/// One notice as it is written down: the session's row, its channel's state, and the events of
/// both, in one transaction. Writing it again in another transaction writes the same.
struct JournalEntry {
    stream::SessionNotice notice;
    std::optional<domain::DomainEvent> event;         ///< none for figures
    std::optional<domain::DomainEvent> channelEvent;  ///< written if the channel's state changes
};

/// What is not there is added, and what stands in the way of it was left by notices that were
/// lost: a channel's older session that has not ended ends as superseded.
/// Thread: the database's. Errors: kUnavailable, kIo.
Result<void> write(store::Transaction& transaction, const JournalEntry& entry);

/// Moves a channel that is there by the signal, if that is legal, and appends the event then.
Result<void> moveChannel(store::Transaction& transaction, const domain::ChannelId& id,
                         domain::ChannelSignal signal, const domain::DomainEvent& event);

}  // namespace sigma::lifecycle
