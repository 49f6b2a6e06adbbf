#include "server/host/upkeep.h"

#include <algorithm>
#include <utility>

#include "server/store/channel_table.h"
#include "server/store/event_table.h"
#include "server/store/idempotency_table.h"
#include "server/store/node_table.h"
#include "server/store/session_table.h"

namespace sigma::host {
namespace {

using namespace std::chrono_literals;

/// Of the times that a node says it is here, every so many does what is due once a minute.
constexpr unsigned kRoundsToMaintain = 6;
/// How long the log of events reaches back and a lost node is remembered, and how many rows of a
/// kind go in one round.
constexpr auto kEventRetention = 90 * 24h;
constexpr auto kLostNodeRetention = 30 * 24h;
constexpr std::size_t kRowsToPrune = 10'000;

/// Lets go of what was kept for long enough.
Result<void> prune(store::Transaction& transaction, WallTime now,
                   std::chrono::hours sessionRetention) {
    SIGMA_TRY(store::IdempotencyTable(transaction).prune(now));
    SIGMA_TRY(store::EventTable(transaction).prune(now - kEventRetention, kRowsToPrune));
    SIGMA_TRY(store::SessionTable(transaction).prune(now - sessionRetention, kRowsToPrune));
    // Whoever gets such an id after this finds nothing that was another's.
    const auto longest = std::max<std::chrono::hours>(kEventRetention, sessionRetention);
    SIGMA_TRY(store::ChannelTable(transaction).forgetRemoved(now - longest));
    SIGMA_TRY(store::NodeTable(transaction).forgetLost(now - kLostNodeRetention));
    return {};
}

}  // namespace

Upkeep::Upkeep(boost::asio::io_context& context, Options options)
    : m_options(std::move(options)), m_timer(context) {}

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
    if (++m_rounds % kRoundsToMaintain != 0) {
        return;
    }
    m_options.identity->maintain();
    m_options.database->journal([now, retention = m_options.sessionRetention](
                                    store::Transaction& transaction) -> Result<void> {
        return prune(transaction, now, retention);
    });
}

}  // namespace sigma::host
