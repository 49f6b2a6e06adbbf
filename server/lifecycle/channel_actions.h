#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/channel.h"
#include "server/store/channel_cache.h"
#include "server/store/database.h"
#include "server/stream/stream_registry.h"

namespace sigma::lifecycle {

/// What operators do to channels, and how that reaches their streams.
///
/// The database is changed first, with the event of the change; then the cache, so that publishers
/// are judged by the new channel; then the stream. Thread: any. The awaitables resume on the
/// caller's executor. Errors of all: kNotFound; kUnavailable, kIo, and nothing was done.
class ChannelActions {
public:
    ChannelActions(std::shared_ptr<store::Database> database,
                   std::shared_ptr<store::ChannelCache> channels,
                   std::shared_ptr<stream::StreamRegistry> streams,
                   std::shared_ptr<const Clock> clock);

    /// Enables a channel that was stopped. Errors: kIllegalTransition.
    boost::asio::awaitable<Result<domain::Channel>> start(domain::ChannelId id);
    /// Ends its session, and refuses publishers from now on. Errors: kIllegalTransition when it
    /// is stopped already.
    boost::asio::awaitable<Result<domain::Channel>> stop(domain::ChannelId id);
    /// Ends its session; the publisher is disconnected, and begins the next one when it comes
    /// back. Errors: kIllegalTransition when there is no session.
    boost::asio::awaitable<Result<domain::Channel>> restart(domain::ChannelId id);

    /// The channel is new or was changed, and that is committed.
    void changed(const domain::Channel& channel);
    /// The channel was deleted, and that is committed: its session ends.
    void removed(const domain::ChannelId& id);

private:
    boost::asio::awaitable<Result<domain::Channel>> move(domain::ChannelId id,
                                                         domain::ChannelSignal signal);

    std::shared_ptr<store::Database> m_database;
    std::shared_ptr<store::ChannelCache> m_channels;
    std::shared_ptr<stream::StreamRegistry> m_streams;
    std::shared_ptr<const Clock> m_clock;
};

}  // namespace sigma::lifecycle
