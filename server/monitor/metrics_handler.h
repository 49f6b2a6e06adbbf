#pragma once

#include <functional>
#include <memory>

#include "core/base/memory_file.h"
#include "server/config/server_config.h"
#include "server/events/webhook_figures.h"
#include "server/http/http_counters.h"
#include "server/http/http_handler.h"
#include "server/store/database_state.h"
#include "server/stream/stream_registry.h"

namespace sigma::monitor {

/// RTMP figures as the metrics show them.
struct RtmpFigures {
    std::uint64_t openConnections = 0;
    std::uint64_t refusedConnections = 0;
    std::uint64_t rejectedPublishers = 0;
    std::uint64_t protocolErrors = 0;
};

/// What the metrics are read from. Every function may be called on any thread.
struct MetricsSources {
    std::function<stream::StreamRegistry::CountersByChannel()> channels;
    std::function<RtmpFigures()> rtmp;
    std::shared_ptr<const http::HttpCounters> http;
    std::shared_ptr<const MemoryFile> media;  ///< null where media is not kept in a file
    std::function<store::DatabaseState()> database;
    std::function<const events::WebhookFigures*()> webhooks;  ///< gives null where there are none
    std::function<config::MetricsAccess()> access;
};

/// `/metrics`: 404 where it is off, 403 for who may not read it.
http::HttpHandler metricsHandler(std::shared_ptr<const MetricsSources> sources);

/// `/healthz`: 200 while the program answers at all.
http::HttpHandler healthHandler();

}  // namespace sigma::monitor
