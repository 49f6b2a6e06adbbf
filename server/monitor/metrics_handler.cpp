#include "server/monitor/metrics_handler.h"

#include <array>
#include <string>

#include "server/monitor/control_metrics.h"
#include "server/monitor/open_metrics_writer.h"

namespace sigma::monitor {
namespace {

using http::HttpRequest;
using http::HttpResponse;
using stream::ChannelCounters;
using Type = OpenMetricsWriter::Type;

struct ChannelMetric {
    std::string_view name;
    Type type;
    std::string_view help;
    double (*read)(const ChannelCounters&);
};

template <auto member>
double read(const ChannelCounters& counters) {
    return static_cast<double>((counters.*member).load(std::memory_order_relaxed));
}

constexpr std::array kChannelMetrics{
    ChannelMetric{"sigma_channel_publishers", Type::kGauge, "Publishers connected now.",
                  read<&ChannelCounters::publishers>},
    ChannelMetric{"sigma_channel_rtmp_players", Type::kGauge, "RTMP players connected now.",
                  read<&ChannelCounters::players>},
    ChannelMetric{"sigma_channel_sessions", Type::kCounter, "Sessions begun.",
                  read<&ChannelCounters::sessions>},
    ChannelMetric{"sigma_channel_received_bytes", Type::kCounter, "Media received.",
                  read<&ChannelCounters::bytesReceived>},
    ChannelMetric{"sigma_channel_timestamps_repaired", Type::kCounter,
                  "Samples whose timestamp was not usable as it came.",
                  read<&ChannelCounters::timestampsRepaired>},
    ChannelMetric{"sigma_channel_discontinuities", Type::kCounter,
                  "Changes of the publisher's timeline.", read<&ChannelCounters::discontinuities>},
    ChannelMetric{"sigma_channel_samples_dropped", Type::kCounter,
                  "Samples that could not be packaged: late, or before a key frame.",
                  read<&ChannelCounters::samplesDropped>},
    ChannelMetric{"sigma_channel_rtmp_player_drops", Type::kCounter,
                  "Samples that slow RTMP players did not get.",
                  read<&ChannelCounters::playerDrops>},
    ChannelMetric{"sigma_channel_parts", Type::kCounter, "Parts published.",
                  read<&ChannelCounters::partsPublished>},
    ChannelMetric{"sigma_channel_parts_late", Type::kCounter,
                  "Parts published over 1.5 part targets after the one before.",
                  read<&ChannelCounters::partsLate>},
    ChannelMetric{"sigma_channel_gap_parts", Type::kCounter, "Parts for which no media came.",
                  read<&ChannelCounters::gapParts>},
    ChannelMetric{"sigma_channel_viewer_requests", Type::kCounter,
                  "Playlists and media that viewers asked for.",
                  read<&ChannelCounters::viewerRequests>},
    ChannelMetric{"sigma_channel_viewer_bytes", Type::kCounter, "Bytes of their answers.",
                  read<&ChannelCounters::viewerBytes>},
};

void writeChannels(OpenMetricsWriter& writer,
                   const stream::StreamRegistry::CountersByChannel& channels) {
    for (const ChannelMetric& metric : kChannelMetrics) {
        writer.family(metric.name, metric.type, metric.help);
        for (const auto& [channel, counters] : channels) {
            writer.sample("channel", channel, metric.read(*counters));
        }
    }
}

void writeRtmp(OpenMetricsWriter& writer, const RtmpFigures& rtmp) {
    writer.family("sigma_rtmp_connections", Type::kGauge, "RTMP connections open now.");
    writer.sample(static_cast<double>(rtmp.openConnections));
    writer.family("sigma_rtmp_connections_refused", Type::kCounter,
                  "RTMP connections over a limit.");
    writer.sample(static_cast<double>(rtmp.refusedConnections));
    writer.family("sigma_rtmp_publishers_rejected", Type::kCounter,
                  "Publishers without a valid key.");
    writer.sample(static_cast<double>(rtmp.rejectedPublishers));
    writer.family("sigma_rtmp_protocol_errors", Type::kCounter,
                  "RTMP connections closed for what they sent.");
    writer.sample(static_cast<double>(rtmp.protocolErrors));
}

void writeMedia(OpenMetricsWriter& writer, const MemoryFile& media) {
    writer.family("sigma_media_memory_bytes", Type::kGauge,
                  "Memory of the media that is kept, most of it not in the resident size.");
    writer.sample(static_cast<double>(media.bytesInUse()));
}

void writeHttp(OpenMetricsWriter& writer, const http::HttpCounters& http) {
    writer.family("sigma_http_connections", Type::kGauge, "HTTP connections open now.");
    writer.sample(static_cast<double>(http.openConnections));
    writer.family("sigma_http_connections_refused", Type::kCounter,
                  "HTTP connections over a limit.");
    writer.sample(static_cast<double>(http.refusedConnections));
    writer.family("sigma_http_sent_bytes", Type::kCounter, "Bytes sent to HTTP clients.");
    writer.sample(static_cast<double>(http.bytesSent));
    writer.family("sigma_http_responses", Type::kCounter, "HTTP answers by class of status.");
    for (std::size_t status = 1; status != http.answers.size(); ++status) {
        writer.sample("status", std::to_string(status) + "xx",
                      static_cast<double>(http.answers[status]));
    }
}

void writeTotals(OpenMetricsWriter& writer,
                 const stream::StreamRegistry::CountersByChannel& channels) {
    double publishers = 0;
    double requests = 0;
    double bytes = 0;
    for (const auto& [channel, counters] : channels) {
        publishers += read<&ChannelCounters::publishers>(*counters);
        requests += read<&ChannelCounters::viewerRequests>(*counters);
        bytes += read<&ChannelCounters::viewerBytes>(*counters);
    }
    writer.family("sigma_publishers", Type::kGauge, "Publishers connected now, on all channels.");
    writer.sample(publishers);
    writer.family("sigma_viewer_requests", Type::kCounter,
                  "Playlists and media that viewers asked for, on all channels.");
    writer.sample(requests);
    writer.family("sigma_viewer_bytes", Type::kCounter, "Bytes of their answers.");
    writer.sample(bytes);
}

bool isLoopback(std::string_view address) {
    return address == "::1" || address.starts_with("127.");
}

HttpResponse answerMetrics(std::shared_ptr<const MetricsSources> sources, std::string peer) {
    const config::MetricsAccess access = sources->access();
    if (access == config::MetricsAccess::kOff) {
        return HttpResponse::problem(404, "not_found", "Metrics are turned off.");
    }
    if (access == config::MetricsAccess::kLocal && !isLoopback(peer)) {
        return HttpResponse::problem(403, "forbidden",
                                     "Metrics are for this machine only; see http.metrics.");
    }
    OpenMetricsWriter writer;
    const auto channels = sources->channels();
    writeTotals(writer, channels);
    writeChannels(writer, channels);
    writeRtmp(writer, sources->rtmp());
    writeHttp(writer, *sources->http);
    if (sources->media) {
        writeMedia(writer, *sources->media);
    }
    writeDatabase(writer, sources->database());
    if (const auto* webhooks = sources->webhooks()) {
        writeWebhooks(writer, *webhooks);
    }
    auto response = HttpResponse::of("application/openmetrics-text; version=1.0.0; charset=utf-8",
                                     SharedBuffer::take(writer.finish()));
    response.cacheControl = "no-store";
    return response;
}

HttpResponse answerHealth() {
    auto response =
        HttpResponse::of("text/plain; charset=utf-8", SharedBuffer::take(std::string("ok\n")));
    response.cacheControl = "no-store";
    return response;
}

}  // namespace

http::HttpHandler metricsHandler(std::shared_ptr<const MetricsSources> sources) {
    return [sources](const HttpRequest& request, const http::PathParameters&) {
        return answerMetrics(sources, request.peerAddress);
    };
}

http::HttpHandler healthHandler() {
    return [](const HttpRequest&, const http::PathParameters&) { return answerHealth(); };
}

}  // namespace sigma::monitor
