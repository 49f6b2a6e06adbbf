#include "server/lifecycle/channel_actions.h"

#include <functional>

#include "server/domain/event_id.h"
#include "server/domain/event_types.h"
#include "server/lifecycle/session_event.h"
#include "server/store/channel_table.h"
#include "server/store/event_table.h"

namespace sigma::lifecycle {
namespace {

using boost::asio::awaitable;
using domain::Channel;
using domain::ChannelId;
using domain::ChannelSignal;

using Work = std::function<Result<Channel>(store::Transaction&)>;

Result<Channel> moveInStore(store::Transaction& transaction, const ChannelId& id,
                            ChannelSignal signal, WallTime now) {
    store::ChannelTable channels(transaction);
    SIGMA_TRY_ASSIGN(Channel channel, channels.find(id));
    SIGMA_TRY_ASSIGN(channel.state, domain::next(channel.state, signal));
    SIGMA_TRY(channels.setState(id, channel.state));
    const std::string_view type = signal == ChannelSignal::kStop
                                      ? domain::event_type::kChannelStopped
                                      : domain::event_type::kChannelIdle;
    const auto event = channelEvent(type, domain::EventIdSource().next(now), now, id);
    SIGMA_TRY(store::EventTable(transaction).append(event));
    return channel;
}

}  // namespace

ChannelActions::ChannelActions(std::shared_ptr<store::Database> database,
                               std::shared_ptr<store::ChannelCache> channels,
                               std::shared_ptr<stream::StreamRegistry> streams,
                               std::shared_ptr<const Clock> clock)
    : m_database(std::move(database)),
      m_channels(std::move(channels)),
      m_streams(std::move(streams)),
      m_clock(std::move(clock)) {}

awaitable<Result<Channel>> ChannelActions::start(ChannelId id) {
    return move(std::move(id), ChannelSignal::kStart);
}

awaitable<Result<Channel>> ChannelActions::stop(ChannelId id) {
    return move(std::move(id), ChannelSignal::kStop);
}

awaitable<Result<Channel>> ChannelActions::restart(ChannelId id) {
    Work work = [id](store::Transaction& transaction) {
        return store::ChannelTable(transaction).find(id);
    };
    Result<Channel> channel = co_await m_database->run<Channel>(std::move(work));
    if (channel.has_error()) {
        co_return channel;
    }
    if (!m_streams->report(id)) {
        co_return Error{ErrorCode::kIllegalTransition,
                        "channel " + id.value() + " has no session that could be restarted"};
    }
    m_streams->end(id, domain::EndedReason::kSuperseded, "the operator has restarted the channel");
    co_return channel;
}

void ChannelActions::changed(const Channel& channel) {
    m_channels->put(channel);
    m_streams->update(std::make_shared<const Channel>(channel));
}

void ChannelActions::removed(const ChannelId& id) {
    m_channels->remove(id);
    m_streams->close(id);
}

awaitable<Result<Channel>> ChannelActions::move(ChannelId id, ChannelSignal signal) {
    Work work = [id, signal, now = m_clock->wallNow()](store::Transaction& transaction) {
        return moveInStore(transaction, id, signal, now);
    };
    Result<Channel> channel = co_await m_database->run<Channel>(std::move(work));
    if (channel.has_value()) {
        changed(*channel);
    }
    co_return channel;
}

}  // namespace sigma::lifecycle
