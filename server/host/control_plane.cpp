#include "server/host/control_plane.h"

#include <utility>

#include <boost/asio/ip/host_name.hpp>
#include <boost/asio/post.hpp>
#include <boost/json/serialize.hpp>

#include "server/api/api_routes.h"
#include "server/config/word_list.h"
#include "server/domain/event_types.h"
#include "server/host/config_mapping.h"
#include "server/host/live_streams.h"
#include "server/host/upkeep.h"
#include "server/host/webhook_desk.h"
#include "server/lifecycle/session_journal.h"
#include "server/lifecycle/session_recovery.h"
#include "server/store/channel_table.h"
#include "server/store/event_table.h"

namespace sigma::host {
namespace {

std::string nodeIdOf(const config::NodeSection& section) {
    if (!section.id.empty()) {
        return section.id;
    }
    boost::system::error_code error;
    const std::string name = boost::asio::ip::host_name(error);
    return error || name.empty() ? "sigma" : name;
}

domain::DomainEvent nodeEvent(std::string_view type, const std::string& node, WallTime at,
                              domain::EventIdSource& ids) {
    domain::DomainEvent event;
    event.id = ids.next(at);
    event.type = type;
    event.at = at;
    event.data = boost::json::serialize(boost::json::object{{"node", node}});
    return event;
}

Result<std::vector<events::AddressRange>> allowedAddressesOf(
    const config::WebhooksSection& section) {
    std::vector<events::AddressRange> ranges;
    for (const std::string& word : config::wordsOf(section.allowedAddresses)) {
        auto range = events::AddressRange::parse(word);
        if (range.has_error()) {
            return Error{ErrorCode::kInvalidArgument,
                         "webhooks.allowed_addresses: " + range.error().context};
        }
        ranges.push_back(std::move(*range));
    }
    return ranges;
}

}  // namespace

ControlPlane::ControlPlane(const config::ServerConfig& config, std::shared_ptr<const Clock> clock,
                           const Logger& logger)
    : m_logger(logger), m_clock(std::move(clock)), m_config(config) {
    m_node.id = nodeIdOf(config.node);
    m_node.region = config.node.region;
    m_node.ingestUrls = config::wordsOf(config.node.ingestUrls);
    m_node.startedAt = m_clock->wallNow();
    m_node.lastSeen = m_node.startedAt;
}

ControlPlane::~ControlPlane() {
    close();
}

Result<std::unique_ptr<ControlPlane>> ControlPlane::open(const config::ServerConfig& config,
                                                         const std::string& databaseUrl,
                                                         std::shared_ptr<const Clock> clock,
                                                         const Logger& logger) {
    std::unique_ptr<ControlPlane> plane(new ControlPlane(config, std::move(clock), logger));
    SIGMA_TRY_ASSIGN(plane->m_allowedAddresses, allowedAddressesOf(config.webhooks));
    store::DatabaseOptions options;
    options.url = databaseUrl;
    options.access = store::DatabaseAccess::kExclusive;
    SIGMA_TRY_ASSIGN(plane->m_database, store::Database::open(options, plane->m_clock, logger));
    SIGMA_TRY(plane->importChannels(config));
    SIGMA_TRY_ASSIGN(
        plane->m_identity,
        identity::Identity::open(plane->m_database, plane->m_channels, plane->m_clock, logger));
    return plane;
}

Result<void> ControlPlane::importChannels(const config::ServerConfig& config) {
    using Channels = std::vector<domain::Channel>;
    const auto isNew = std::make_shared<bool>(false);
    SIGMA_TRY_ASSIGN(
        Channels channels,
        m_database->runBlocking<Channels>([&, isNew](store::Transaction& t) -> Result<Channels> {
            store::ChannelTable table(t);
            SIGMA_TRY_ASSIGN(Channels known, table.all());
            if (!known.empty()) {
                return known;
            }
            for (const domain::Channel& channel : channelsOf(config, m_clock->wallNow())) {
                SIGMA_TRY(table.insert(channel));
            }
            *isNew = true;
            return table.all();
        }));
    m_hasImported = *isNew && !channels.empty();
    m_channels = std::make_shared<store::ChannelCache>(m_clock, std::move(channels));
    store::ChannelCache::follow(m_channels, *m_database);
    return {};
}

std::shared_ptr<stream::SessionObserver> ControlPlane::journal() const {
    return std::make_shared<lifecycle::SessionJournal>(m_database, m_node.id);
}

void ControlPlane::serve(net::IoPool& pool, std::shared_ptr<stream::StreamRegistry> streams,
                         http::Router& router) {
    auto& context = pool.context(0);
    const events::WebhookUrlRules urlRules{.allowsHttp = m_config.webhooks.allowHttp};
    events::WebhookSenderOptions senderOptions;
    senderOptions.urlRules = urlRules;
    senderOptions.allowedAddresses = m_allowedAddresses;
    auto sender = std::make_unique<events::WebhookSender>(
        context.get_executor(), *m_clock,
        std::make_unique<events::SystemHostResolver>(context.get_executor()), senderOptions);
    m_webhooks =
        events::WebhookDispatcher::create(context.get_executor(), m_database, m_clock, m_logger,
                                          std::move(sender), events::RetrySchedule(), {});
    m_webhooks->start();
    LiveStreams::follow(streams, *m_database);

    auto service = std::make_shared<api::ApiService>(api::ApiService{
        .database = m_database,
        .channels = m_channels,
        .identity = m_identity,
        .events = events::EventFeed::create(m_database),
        .webhooks = std::make_shared<WebhookDesk>(m_webhooks),
        .live = std::make_shared<LiveStreams>(std::move(streams)),
        .clock = m_clock,
        .logger = m_logger,
        .webhookUrls = urlRules,
        .node = m_node.id,
        .version = SIGMA_VERSION,
        .startedAt = m_node.startedAt,
        .passwordAttempts = nullptr,
    });
    api::addApiRoutes(router, service);

    m_upkeep = std::make_shared<Upkeep>(
        context, Upkeep::Options{
                     .database = m_database,
                     .identity = m_identity,
                     .clock = m_clock,
                     .logger = m_logger,
                     .nodeId = m_node.id,
                     .sessionRetention = std::chrono::days(m_config.store.sessionRetentionDays),
                 });
    boost::asio::post(context, [upkeep = m_upkeep] { upkeep->start(); });
}

Result<void> ControlPlane::recover() {
    SIGMA_TRY_ASSIGN(const std::size_t lost, lifecycle::recoverSessions(*m_database, *m_clock));
    if (lost != 0) {
        m_logger.warning("sessions.recovered", {{"ended_as_node_lost", lost}});
    }
    return loseOtherNodes();
}

/// This server has the database alone: every other node in it is one that is gone, or this one by
/// an earlier name.
Result<void> ControlPlane::loseOtherNodes() {
    return m_database->runBlocking<void>([this](store::Transaction& t) -> Result<void> {
        SIGMA_TRY_ASSIGN(const auto nodes, store::NodeTable(t).loseOthers(m_node.id));
        domain::EventIdSource ids;
        for (const store::Node& node : nodes) {
            SIGMA_TRY(store::EventTable(t).append(
                nodeEvent(domain::event_type::kNodeLost, node.id, m_clock->wallNow(), ids)));
        }
        return {};
    });
}

void ControlPlane::announce(std::uint16_t rtmpPort) {
    if (m_node.ingestUrls.empty()) {
        boost::system::error_code error;
        const std::string host = boost::asio::ip::host_name(error);
        m_node.ingestUrls.push_back("rtmp://" + (error || host.empty() ? "localhost" : host) + ":" +
                                    std::to_string(rtmpPort) + "/live");
    }
    noteNode(domain::event_type::kNodeJoined, store::NodeState::kReady);
}

void ControlPlane::noteNode(std::string_view eventType, store::NodeState state) {
    m_node.state = state;
    m_node.lastSeen = m_clock->wallNow();
    domain::EventIdSource ids;
    const domain::DomainEvent event = nodeEvent(eventType, m_node.id, m_node.lastSeen, ids);
    m_database->journal([node = m_node, event](store::Transaction& t) -> Result<void> {
        SIGMA_TRY(store::NodeTable(t).put(node));
        SIGMA_TRY(store::EventTable(t).append(event));
        return {};
    });
}

const events::WebhookFigures* ControlPlane::webhookFigures() const {
    return m_webhooks ? &m_webhooks->figures() : nullptr;
}

std::vector<std::string> ControlPlane::readiness() const {
    std::vector<std::string> obstacles;
    if (m_isDraining) {
        obstacles.emplace_back("the server is shutting down");
    }
    const store::DatabaseState state = m_database->state();
    if (state.health == store::DatabaseHealth::kFailing) {
        obstacles.emplace_back("the database does not take what is written; the log says why");
    }
    if (state.health == store::DatabaseHealth::kBehind) {
        obstacles.push_back("the database is behind: " + std::to_string(state.journalLength) +
                            " changes wait to be written");
    }
    return obstacles;
}

void ControlPlane::beginDrain() {
    m_isDraining = true;
    if (m_webhooks) {
        m_webhooks->stop();
    }
    noteNode(domain::event_type::kNodeDraining, store::NodeState::kDraining);
}

void ControlPlane::close() {
    if (m_identity) {
        m_identity->passwords()->close();
    }
    if (m_upkeep) {
        m_upkeep->stop();
    }
    if (m_database) {
        m_database->close();
    }
}

}  // namespace sigma::host
