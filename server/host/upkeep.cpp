#include "server/host/upkeep.h"

#include <functional>
#include <optional>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/store/node_table.h"
#include "server/store/retention.h"

namespace sigma::host {
namespace {

namespace asio = boost::asio;
using store::EventPlace;

/// Of the times that a node says it is here, every so many does what is due once a minute.
constexpr unsigned kRoundsToMaintain = 6;

}  // namespace

Upkeep::Upkeep(asio::io_context& context, Options options)
    : m_options(std::move(options)), m_timer(context), m_pauseTimer(context) {}

void Upkeep::start() {
    m_timer.expires_after(m_options.interval);
    m_timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (!error) {
            self->round();
            self->start();
        }
    });
}

void Upkeep::round() {
    const WallTime now = m_options.clock->wallNow();
    m_options.database->journal([id = m_options.nodeId, now](store::Transaction& transaction) {
        return store::NodeTable(transaction).setLastSeen(id, now);
    });
    if (++m_rounds % kRoundsToMaintain == 0) {
        m_options.identity->maintain();
        beginToPrune();
    }
}

void Upkeep::beginToPrune() {
    if (m_isPruning) {
        return;
    }
    m_isPruning = true;
    asio::co_spawn(
        m_timer.get_executor(), [self = shared_from_this()] { return self->prune(); },
        [self = shared_from_this()](const std::exception_ptr& exception) {
            self->endPruning(exception);
        });
}

/// In turns with pauses between, in which everybody else has the database.
asio::awaitable<void> Upkeep::prune() {
    const WallTime now = m_options.clock->wallNow();
    EventPlace place;
    while (true) {
        const std::function<Result<std::optional<EventPlace>>(store::Transaction&)> turn =
            [now, sessions = m_options.sessionRetention,
             after = place](store::Transaction& transaction) {
                return store::takePruningTurn(transaction, now, sessions, after, kRowsOfTurn);
            };
        auto running = m_options.database->run(turn);
        const auto taken = co_await std::move(running);
        if (taken.has_error()) {
            m_options.logger.warning("upkeep.pruning_failed", {{"reason", taken.error().context}});
            co_return;
        }
        if (!*taken) {
            co_return;
        }
        place = **taken;
        m_pauseTimer.expires_after(m_options.pause);
        auto waiting = m_pauseTimer.async_wait(asio::as_tuple(asio::use_awaitable));
        co_await std::move(waiting);
    }
}

/// In whatever way it has ended: the next minute tries again.
void Upkeep::endPruning(const std::exception_ptr& exception) {
    m_isPruning = false;
    if (exception) {
        m_options.logger.error("upkeep.pruning_failed");
    }
}

}  // namespace sigma::host
