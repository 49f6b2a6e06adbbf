#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "core/net/io_pool.h"
#include "server/config/server_config.h"
#include "server/domain/domain_event.h"
#include "server/events/event_feed.h"
#include "server/events/webhook_dispatcher.h"
#include "server/http/router.h"
#include "server/identity/identity.h"
#include "server/store/channel_cache.h"
#include "server/store/database.h"
#include "server/store/node_table.h"
#include "server/stream/stream_registry.h"

namespace sigma::host {

class Upkeep;

/// What governs the live path: the database, who may do what, the API, webhooks.
///
/// Thread: the owner's, but for readiness().
class ControlPlane {
public:
    /// Opens the database at `databaseUrl`, takes over the configuration's channels where there
    /// are none yet, and makes the first administrator. Refused while another server works with
    /// the database: several on one are not supported.
    /// Errors: as store::Database::open(); kInvalidArgument for what the configuration says.
    static Result<std::unique_ptr<ControlPlane>> open(const config::ServerConfig& config,
                                                      const std::string& databaseUrl,
                                                      std::shared_ptr<const Clock> clock,
                                                      const Logger& logger);
    ~ControlPlane();
    ControlPlane(const ControlPlane&) = delete;
    ControlPlane& operator=(const ControlPlane&) = delete;

    const std::shared_ptr<store::ChannelCache>& channels() const { return m_channels; }
    identity::Identity& identity() { return *m_identity; }
    /// Writes down what happens to sessions.
    std::shared_ptr<stream::SessionObserver> journal() const;
    /// Whether this start has taken over the configuration's channels.
    bool hasImportedChannels() const { return m_hasImported; }

    /// Adds the API to the router, and delivers webhooks from now on. `rtmpPort` is where
    /// publishers are sent if the configuration names no URL.
    void serve(net::IoPool& pool, std::shared_ptr<stream::StreamRegistry> streams,
               http::Router& router);
    /// Ends the sessions that a crash has left running, and takes every other node for lost. Once
    /// this server has its ports. Errors: kUnavailable, kIo.
    Result<void> recover();
    /// Tells the other servers that this one is here, and does what is due once a minute.
    void announce(std::uint16_t rtmpPort);

    store::DatabaseState databaseState() const { return m_database->state(); }
    /// Null before serve().
    const events::WebhookFigures* webhookFigures() const;
    /// What keeps the server from serving, in words. Thread: any.
    std::vector<std::string> readiness() const;

    /// No new publishers or viewers should come.
    void beginDrain();
    /// Writes what is left and closes the database. After the pool's threads have ended, before
    /// the pool goes.
    void close();

private:
    ControlPlane(const config::ServerConfig& config, std::shared_ptr<const Clock> clock,
                 const Logger& logger);

    Result<void> importChannels(const config::ServerConfig& config);
    Result<void> loseOtherNodes();
    void noteNode(std::string_view eventType, store::NodeState state);

    Logger m_logger;
    std::shared_ptr<const Clock> m_clock;
    config::ServerConfig m_config;
    std::vector<events::AddressRange> m_allowedAddresses;
    store::Node m_node;
    std::shared_ptr<store::Database> m_database;
    std::shared_ptr<store::ChannelCache> m_channels;
    std::shared_ptr<identity::Identity> m_identity;
    std::shared_ptr<events::WebhookDispatcher> m_webhooks;
    std::shared_ptr<Upkeep> m_upkeep;
    bool m_hasImported = false;
    std::atomic<bool> m_isDraining{false};
};

}  // namespace sigma::host
