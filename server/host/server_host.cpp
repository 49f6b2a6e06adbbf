#include "server/host/server_host.h"

#include <algorithm>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/base/published.h"
#include "core/net/io_pool.h"
#include "server/config/word_list.h"
#include "server/host/config_mapping.h"
#include "server/host/control_plane.h"
#include "server/http/http_listener.h"
#include "server/ingest/rtmp_listener.h"
#include "server/monitor/metrics_handler.h"
#include "server/monitor/readiness_handler.h"
#include "server/origin/origin_routes.h"
#include "server/packager/hls_packager.h"
#include "server/stream/stream_registry.h"

namespace sigma::host {
namespace {

using namespace std::chrono_literals;

constexpr auto kPurgeInterval = 1s;
/// How long viewers that are not waiting for an answer get to ask for the playlist's end.
constexpr auto kEndListGrace = 2s;

std::size_t threadsOf(const config::ServerSection& section) {
    return section.threads != 0 ? section.threads
                                : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

/// Null where media can't be kept in a file: it is then copied for each viewer.
std::shared_ptr<MemoryFile> mediaMemory(const Logger& logger) {
    auto memory = MemoryFile::create();
    if (memory.has_error()) {
        logger.warning("host.no_media_memory", {{"reason", memory.error().context}});
        return nullptr;
    }
    return std::move(*memory);
}

}  // namespace

/// Every room of a running server; destroyed from the last to the first.
struct ServerHost::Rooms {
    Rooms(const config::ServerConfig& serverConfig, const Logger& serverLogger)
        : logger(serverLogger),
          config(std::make_shared<const config::ServerConfig>(serverConfig)),
          pool(threadsOf(serverConfig.server), serverLogger),
          directory(std::make_shared<packager::HlsDirectory>(serverConfig.live.endedRetention,
                                                             mediaMemory(serverLogger))),
          rtmpService(std::make_shared<ingest::RtmpService>(serverLogger)) {}

    Result<void> open(const std::string& databaseUrl);
    std::shared_ptr<stream::StreamRegistry> makeStreams();
    http::HttpService makeHttpService();
    std::unique_ptr<stream::StreamOutput> makeOutput(const stream::SessionContext& session,
                                                     boost::asio::io_context& owner);
    void schedulePurge();

    Logger logger;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    Published<config::ServerConfig> config;
    std::shared_ptr<http::HttpCounters> httpCounters = std::make_shared<http::HttpCounters>();
    net::IoPool pool;
    // What follows holds timers of the pool's contexts, and so must go before it.
    std::unique_ptr<ControlPlane> control;
    std::shared_ptr<packager::HlsDirectory> directory;
    std::shared_ptr<ingest::RtmpService> rtmpService;
    std::unique_ptr<boost::asio::steady_timer> purgeTimer;
    std::unique_ptr<ingest::RtmpListener> rtmp;
    std::unique_ptr<http::HttpListener> http;
};

Result<void> ServerHost::Rooms::open(const std::string& databaseUrl) {
    const auto current = config.load();
    SIGMA_TRY_ASSIGN(control, ControlPlane::open(*current, databaseUrl, clock, logger));
    rtmpService->channels = control->channels();
    rtmpService->authorizer = control->identity().publishGate();
    rtmpService->guard = control->identity().playbackTokens();
    rtmpService->streams = makeStreams();
    rtmpService->limits.store(
        std::make_shared<const ingest::RtmpLimits>(rtmpLimitsOf(current->rtmp)));
    rtmpService->clock = clock;
    SIGMA_TRY_ASSIGN(const net::Endpoint rtmpEndpoint, net::parseEndpoint(current->rtmp.listen));
    SIGMA_TRY_ASSIGN(const net::Endpoint httpEndpoint, net::parseEndpoint(current->http.listen));
    SIGMA_TRY_ASSIGN(rtmp, ingest::RtmpListener::create(pool, rtmpEndpoint, rtmpService));
    SIGMA_TRY_ASSIGN(http, http::HttpListener::create(pool, httpEndpoint, makeHttpService()));
    purgeTimer = std::make_unique<boost::asio::steady_timer>(pool.context(0));
    boost::asio::post(pool.context(0), [this] { schedulePurge(); });
    return {};
}

std::shared_ptr<stream::StreamRegistry> ServerHost::Rooms::makeStreams() {
    return std::make_shared<stream::StreamRegistry>(
        pool, liveLimitsOf(config.load()->live),
        [this](const stream::SessionContext& session, boost::asio::io_context& owner) {
            return makeOutput(session, owner);
        },
        *clock, logger, control->journal());
}

std::unique_ptr<stream::StreamOutput> ServerHost::Rooms::makeOutput(
    const stream::SessionContext& session, boost::asio::io_context& owner) {
    const auto current = config.load();
    return std::make_unique<packager::HlsPackager>(
        session, profileOf(*current, session.channel->mode), current->live.probeTime, *directory,
        owner, *clock, logger);
}

http::HttpService ServerHost::Rooms::makeHttpService() {
    auto origin = std::make_shared<origin::OriginService>();
    origin->channels = control->channels();
    origin->directory = directory;
    origin->guard = control->identity().playbackTokens();
    origin->clock = clock;
    origin->counters = [streams = rtmpService->streams](const domain::ChannelId& channel) {
        return streams->counters(channel);
    };
    auto metrics = std::make_shared<monitor::MetricsSources>();
    metrics->channels = [streams = rtmpService->streams] { return streams->allCounters(); };
    metrics->rtmp = [service = rtmpService] {
        const ingest::RtmpCounters& counters = service->counters;
        return monitor::RtmpFigures{counters.openConnections, counters.refusedConnections,
                                    counters.rejectedPublishers, counters.protocolErrors};
    };
    metrics->http = httpCounters;
    metrics->media = directory->memory();
    metrics->database = [this] { return control->databaseState(); };
    metrics->webhooks = [this] { return control->webhookFigures(); };
    metrics->access = [this] { return config.load()->http.metrics; };

    auto router = std::make_shared<http::Router>();
    origin::addOriginRoutes(*router, origin);
    router->add(http::HttpMethod::kGet, "/metrics", monitor::metricsHandler(metrics));
    router->add(http::HttpMethod::kGet, "/healthz", monitor::healthHandler());
    router->add(http::HttpMethod::kGet, "/readyz",
                monitor::readinessHandler([this] { return control->readiness(); }));
    control->serve(pool, rtmpService->streams, *router);
    return {router,
            httpLimitsOf(config.load()->http),
            clock,
            logger,
            httpCounters,
            http::CorsPolicy("/api/", config::wordsOf(config.load()->api.allowedOrigins))};
}

void ServerHost::Rooms::schedulePurge() {
    purgeTimer->expires_after(kPurgeInterval);
    purgeTimer->async_wait([this](const boost::system::error_code& error) {
        if (!error) {
            directory->purge(clock->steadyNow());
            schedulePurge();
        }
    });
}

ServerHost::ServerHost(std::unique_ptr<Rooms> rooms) : m_rooms(std::move(rooms)) {}

ServerHost::~ServerHost() {
    m_rooms->http.reset();
    m_rooms->pool.stop();
    m_rooms->pool.join();
    if (m_rooms->control) {
        m_rooms->control->close();
    }
}

Result<std::unique_ptr<ServerHost>> ServerHost::start(const config::ServerConfig& config,
                                                      const std::string& databaseUrl,
                                                      const Logger& logger) {
    std::unique_ptr<ServerHost> host(new ServerHost(std::make_unique<Rooms>(config, logger)));
    SIGMA_TRY(host->m_rooms->open(databaseUrl));
    SIGMA_TRY(host->m_rooms->control->recover());
    host->m_rooms->pool.start();
    host->m_rooms->control->announce(host->rtmpPort());
    logger.info("server.started",
                {{"http_port", host->httpPort()},
                 {"rtmp_port", host->rtmpPort()},
                 {"threads", host->m_rooms->pool.size()},
                 {"channels", host->m_rooms->control->channels()->list().size()}});
    return host;
}

std::uint16_t ServerHost::httpPort() const {
    return m_rooms->http->port();
}
std::uint16_t ServerHost::rtmpPort() const {
    return m_rooms->rtmp->port();
}

std::optional<identity::FirstAdministrator> ServerHost::takeFirstAdministrator() {
    return m_rooms->control->identity().takeFirstAdministrator();
}

bool ServerHost::hasImportedChannels() const {
    return m_rooms->control->hasImportedChannels();
}

void ServerHost::reload(const config::ServerConfig& config) {
    const auto before = m_rooms->config.load();
    const bool needsRestart = config.http.listen != before->http.listen ||
                              config.rtmp.listen != before->rtmp.listen ||
                              config.server.threads != before->server.threads ||
                              config.store != before->store || config.node != before->node ||
                              config.api != before->api || config.webhooks != before->webhooks;
    if (needsRestart) {
        m_rooms->logger.warning("config.needs_restart",
                                {{"keys",
                                  "http.listen, rtmp.listen, server.threads, store, node, "
                                  "api, webhooks"}});
    }
    m_rooms->config.store(std::make_shared<const config::ServerConfig>(config));
    m_rooms->rtmp->setLimits(rtmpLimitsOf(config.rtmp));
    m_rooms->http->setLimits(httpLimitsOf(config.http));
    m_rooms->rtmpService->streams->setLimits(liveLimitsOf(config.live));
    m_rooms->logger.info("config.reloaded");
}

void ServerHost::drain() {
    const auto patience = m_rooms->config.load()->server.drainTimeout;
    m_rooms->logger.info("server.draining");
    m_rooms->control->beginDrain();
    m_rooms->rtmp->stopAccepting();
    const std::size_t ended =
        m_rooms->rtmpService->streams->endAll("the server is shutting down", patience);
    if (ended != 0) {
        std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(kEndListGrace, patience));
    }
    m_rooms->http->stopAccepting();
    const bool isDrained = m_rooms->http->drain(patience);
    m_rooms->logger.info("server.stopped", {{"sessions_ended", ended}, {"drained", isDrained}});
}

}  // namespace sigma::host
