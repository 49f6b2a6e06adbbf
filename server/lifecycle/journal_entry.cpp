#include "server/lifecycle/journal_entry.h"

#include "server/store/channel_table.h"
#include "server/store/event_table.h"
#include "server/store/session_table.h"

namespace sigma::lifecycle {
namespace {

using domain::ChannelSignal;
using stream::SessionNews;

Result<void> endLeftOver(store::SessionTable& sessions, const stream::SessionNotice& notice) {
    SIGMA_TRY_ASSIGN(auto leftOver, sessions.findRunning(notice.session.channel));
    if (!leftOver || leftOver->id == notice.session.id) {
        return {};
    }
    leftOver->state = domain::SessionState::kEnded;
    leftOver->endedReason = domain::EndedReason::kSuperseded;
    leftOver->endedAt = notice.at;
    return sessions.update(*leftOver);
}

Result<void> writeSession(store::Transaction& transaction, const stream::SessionNotice& notice) {
    store::SessionTable sessions(transaction);
    auto updated = sessions.update(notice.session);
    if (updated.has_value() || updated.error().code != ErrorCode::kNotFound) {
        return updated;
    }
    SIGMA_TRY(endLeftOver(sessions, notice));
    return sessions.insert(notice.session);
}

}  // namespace

Result<void> moveChannel(store::Transaction& transaction, const domain::ChannelId& id,
                         ChannelSignal signal, const domain::DomainEvent& event) {
    store::ChannelTable channels(transaction);
    const auto channel = channels.find(id);
    if (channel.has_error()) {
        const bool isGone = channel.error().code == ErrorCode::kNotFound;
        return isGone ? Result<void>() : Result<void>(channel.error());
    }
    const auto after = domain::next(channel->state, signal);
    if (after.has_error() || *after == channel->state) {
        return {};  // stopped meanwhile, and it stays so
    }
    SIGMA_TRY(channels.setState(id, *after));
    SIGMA_TRY(store::EventTable(transaction).append(event));
    return {};
}

Result<void> write(store::Transaction& transaction, const JournalEntry& entry) {
    const stream::SessionNotice& notice = entry.notice;
    if (!notice.session.id.empty()) {
        SIGMA_TRY(writeSession(transaction, notice));
    }
    if (entry.event) {
        SIGMA_TRY(store::EventTable(transaction).append(*entry.event));
    }
    if (entry.channelEvent) {
        const bool hasEnded = notice.news == SessionNews::kEnded;
        return moveChannel(transaction, notice.session.channel,
                           hasEnded ? ChannelSignal::kSessionEnded : ChannelSignal::kSessionBegan,
                           *entry.channelEvent);
    }
    return {};
}

}  // namespace sigma::lifecycle
