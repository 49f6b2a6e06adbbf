#include "server/host/server_host.h"

#include <algorithm>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/base/published.h"
#include "core/net/io_pool.h"
#include "server/host/config_mapping.h"
#include "server/http/http_listener.h"
#include "server/identity/playback_tokens.h"
#include "server/identity/publish_gate.h"
#include "server/ingest/rtmp_listener.h"
#include "server/monitor/metrics_handler.h"
#include "server/origin/origin_routes.h"
#include "server/packager/hls_packager.h"
#include "server/store/channel_cache.h"
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

}  // namespace

/// Every room of a running server; destroyed from the last to the first.
struct ServerHost::Rooms {
    Rooms(const config::ServerConfig& serverConfig, const Logger& serverLogger)
        : logger(serverLogger),
          config(std::make_shared<const config::ServerConfig>(serverConfig)),
          channels(std::make_shared<store::ChannelCache>(clock, channelsOf(serverConfig))),
          pool(threadsOf(serverConfig.server), serverLogger),
          directory(std::make_shared<packager::HlsDirectory>(serverConfig.live.endedRetention)),
          rtmpService(std::make_shared<ingest::RtmpService>(serverLogger)) {}

    Result<void> open();
    std::shared_ptr<stream::StreamRegistry> makeStreams();
    http::HttpService makeHttpService();
    std::unique_ptr<stream::StreamOutput> makeOutput(const stream::SessionContext& session,
                                                     boost::asio::io_context& owner);
    void schedulePurge();

    Logger logger;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    Published<config::ServerConfig> config;
    std::shared_ptr<store::ChannelCache> channels;
    std::shared_ptr<identity::TokenSigner> signer = std::make_shared<identity::TokenSigner>(
        identity::SigningKeys::make(clock->wallNow()), clock);
    std::shared_ptr<identity::PlaybackTokens> playbackTokens =
        std::make_shared<identity::PlaybackTokens>(signer, clock);
    std::shared_ptr<http::HttpCounters> httpCounters = std::make_shared<http::HttpCounters>();
    net::IoPool pool;
    // What follows holds timers of the pool's contexts, and so must go before it.
    std::shared_ptr<packager::HlsDirectory> directory;
    std::shared_ptr<ingest::RtmpService> rtmpService;
    std::unique_ptr<boost::asio::steady_timer> purgeTimer;
    std::unique_ptr<ingest::RtmpListener> rtmp;
    std::unique_ptr<http::HttpListener> http;
};

Result<void> ServerHost::Rooms::open() {
    const auto current = config.load();
    rtmpService->channels = channels;
    rtmpService->authorizer = std::make_shared<identity::PublishGate>(
        channels,
        std::make_shared<identity::PublishTickets>(
            signer, std::make_shared<identity::Revocations>(1h, clock), clock),
        clock);
    rtmpService->guard = playbackTokens;
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
        *clock, logger);
}

std::unique_ptr<stream::StreamOutput> ServerHost::Rooms::makeOutput(
    const stream::SessionContext& session, boost::asio::io_context& owner) {
    const auto current = config.load();
    return std::make_unique<packager::HlsPackager>(
        session, profileOf(*current, session.channel->mode), current->live.probeTime, *directory,
        owner, *clock);
}

http::HttpService ServerHost::Rooms::makeHttpService() {
    auto origin = std::make_shared<origin::OriginService>();
    origin->channels = channels;
    origin->directory = directory;
    origin->guard = playbackTokens;
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
    metrics->access = [this] { return config.load()->http.metrics; };

    auto router = std::make_shared<http::Router>();
    origin::addOriginRoutes(*router, origin);
    router->add(http::HttpMethod::kGet, "/metrics", monitor::metricsHandler(metrics));
    router->add(http::HttpMethod::kGet, "/healthz", monitor::healthHandler());
    return {router, httpLimitsOf(config.load()->http), clock, logger, httpCounters, {}};
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
}

Result<std::unique_ptr<ServerHost>> ServerHost::start(const config::ServerConfig& config,
                                                      const Logger& logger) {
    std::unique_ptr<ServerHost> host(new ServerHost(std::make_unique<Rooms>(config, logger)));
    SIGMA_TRY(host->m_rooms->open());
    host->m_rooms->pool.start();
    logger.info("server.started", {{"http_port", host->httpPort()},
                                   {"rtmp_port", host->rtmpPort()},
                                   {"threads", host->m_rooms->pool.size()},
                                   {"channels", host->m_rooms->channels->list().size()}});
    return host;
}

std::uint16_t ServerHost::httpPort() const {
    return m_rooms->http->port();
}
std::uint16_t ServerHost::rtmpPort() const {
    return m_rooms->rtmp->port();
}

void ServerHost::reload(const config::ServerConfig& config) {
    const auto before = m_rooms->config.load();
    const bool needsRestart = config.http.listen != before->http.listen ||
                              config.rtmp.listen != before->rtmp.listen ||
                              config.server.threads != before->server.threads;
    if (needsRestart) {
        m_rooms->logger.warning("config.needs_restart",
                                {{"keys", "http.listen, rtmp.listen, server.threads"}});
    }
    m_rooms->config.store(std::make_shared<const config::ServerConfig>(config));
    m_rooms->channels->replaceAll(channelsOf(config));
    m_rooms->rtmp->setLimits(rtmpLimitsOf(config.rtmp));
    m_rooms->http->setLimits(httpLimitsOf(config.http));
    m_rooms->rtmpService->streams->setLimits(liveLimitsOf(config.live));
    for (const auto& channel : m_rooms->channels->list()) {
        m_rooms->rtmpService->streams->update(channel);
    }
    m_rooms->logger.info("config.reloaded", {{"channels", config.channels.size()}});
}

void ServerHost::drain() {
    const auto patience = m_rooms->config.load()->server.drainTimeout;
    m_rooms->logger.info("server.draining");
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
