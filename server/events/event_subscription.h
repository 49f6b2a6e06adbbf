#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/domain_event.h"
#include "server/store/database.h"
#include "server/store/event_table.h"

namespace sigma::events {

/// One reader of the events as they happen, each once and in the order of the log.
///
/// Holds a bounded number of events that wait to be read. A reader that is slower than that loses
/// none: it goes on from the log, behind the last event it was given, until it has caught up.
/// Thread: its executor's, but offer().
class EventSubscription : public std::enable_shared_from_this<EventSubscription> {
public:
    using Events = std::vector<domain::DomainEvent>;

    static constexpr std::size_t kMaxWaiting = 256;

    /// Begins behind the position `after` of the log, or, without one, with what happens from now
    /// on. `EventFeed::follow` makes them.
    EventSubscription(boost::asio::any_io_executor executor,
                      std::shared_ptr<store::Database> database, store::EventFilter filter,
                      std::optional<std::int64_t> after);

    /// The next events, at least one; none when `deadline` passes before there is any, so that the
    /// caller can show that it is alive. One call at a time. `deadline` is of the sockets' own
    /// clock. Errors: kUnavailable, kIo, where the log can't be read; it may be called again.
    boost::asio::awaitable<Result<Events>> next(SteadyTime deadline);

    /// Of the last event that was given.
    std::int64_t position() const { return m_position; }

    /// What has just been committed. Thread: any, one at a time, in the order of the log.
    void offer(const std::shared_ptr<const Events>& committed);

private:
    void take(const Events& committed);
    boost::asio::awaitable<Result<Events>> readLog();
    Events drain();

    boost::asio::any_io_executor m_executor;
    std::shared_ptr<store::Database> m_database;
    const store::EventFilter m_filter;
    boost::asio::steady_timer m_timer;
    std::deque<domain::DomainEvent> m_waiting;
    std::int64_t m_position;
    bool m_readsLog;             ///< what is committed is not kept here, but read from the log
    bool m_hasLogGrown = false;  ///< since it was last read
};

}  // namespace sigma::events
