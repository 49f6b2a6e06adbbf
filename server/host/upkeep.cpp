#include "server/host/upkeep.h"

#include <algorithm>
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
/// Of the walks along the log of events, every so many begins at its beginning, for those that
/// deliveries had held back: they may be many, and be held back for as long as nobody enables an
/// endpoint again.
constexpr unsigned kWalksToBeginAnew = 60;

}  // namespace

Upkeep::Upkeep(asio::io_context& context, Options options)
    : m_options(std::move(options)), m_timer(context), m_pauseTimer(context) {}

void Upkeep::start() {
    m_timer.expires_after(m_options.interval);
    m_timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (!error && !self->m_isStopped) {
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

/// In turns with pauses between that are as long, in which everybody else has the database: it goes
/// as fast as the machine does, and takes no more than half.
asio::awaitable<void> Upkeep::prune() {
    if (++m_walks % kWalksToBeginAnew == 0) {
        m_place = {};
    }
    const WallTime now = m_options.clock->wallNow();
    while (true) {
        const SteadyTime begun = m_options.clock->steadyNow();
        auto taking = takeTurn(now);
        const auto taken = co_await std::move(taking);
        if (taken.has_error() && !m_isStopped) {
            m_options.logger.warning("upkeep.pruning_failed", {{"reason", taken.error().context}});
        }
        if (taken.has_error() || !*taken || m_isStopped) {
            co_return;
        }
        m_place = **taken;
        m_pauseTimer.expires_after(std::max<SteadyTime::duration>(
            m_options.clock->steadyNow() - begun, m_options.leastPause));
        auto waiting = m_pauseTimer.async_wait(asio::as_tuple(asio::use_awaitable));
        co_await std::move(waiting);
    }
}

asio::awaitable<Result<std::optional<EventPlace>>> Upkeep::takeTurn(WallTime now) {
    const std::function<Result<std::optional<EventPlace>>(store::Transaction&)> turn =
        [now, sessions = m_options.sessionRetention,
         after = m_place](store::Transaction& transaction) {
            return store::takePruningTurn(transaction, now, sessions, after, kRowsOfTurn);
        };
    auto running = m_options.database->run(turn);
    co_return co_await std::move(running);
}

/// In whatever way it has ended: the next minute tries again.
void Upkeep::endPruning(const std::exception_ptr& exception) {
    m_isPruning = false;
    if (exception) {
        m_options.logger.error("upkeep.pruning_failed");
    }
}

}  // namespace sigma::host
