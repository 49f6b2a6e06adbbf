#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "server/config/server_config.h"

namespace sigma::config {

/// The values that a number or a duration may have, both ends included.
template <class T>
struct Limits {
    T least;
    T most;
};

using CountLimits = Limits<std::uint32_t>;
using TimeLimits = Limits<Milliseconds>;

constexpr TimeLimits kTimeout = {Milliseconds(1), Milliseconds(3'600'000)};

/// Section is the structure Of, const or not.
template <class Section, class Of>
concept SectionOf = std::same_as<std::remove_const_t<Section>, Of>;

// The one list of all keys: reading, printing and suggestions go along it. For each key in the
// order of the file, visitKeys() calls visit(name, field, meaning) or, for numbers and durations,
// visit(name, field, limits, meaning); visitSections() calls visit(name, section, meaning).

template <SectionOf<ServerSection> Section, class Visitor>
void visitKeys(Section& server, Visitor& visit) {
    visit("threads", server.threads, CountLimits{0, 256}, "threads that serve; 0: one per core");
    visit("log_level", server.logLevel, "least severe event that is logged");
    visit("drain_timeout", server.drainTimeout, kTimeout,
          "seconds that open connections get to finish when the server stops");
}

template <SectionOf<HttpSection> Section, class Visitor>
void visitKeys(Section& http, Visitor& visit) {
    visit("listen", http.listen, "address and port; [::] is every address, IPv4 too");
    visit("max_connections", http.maxConnections, CountLimits{1, 1'000'000},
          "open connections; one more is refused");
    visit("max_connections_per_address", http.maxConnectionsPerAddress, CountLimits{1, 1'000'000},
          "open connections of one IPv4 address or IPv6 /64");
    visit("max_header_bytes", http.maxHeaderBytes, CountLimits{1'024, 1U << 20U},
          "bytes of a request's line and header");
    visit("header_timeout", http.headerTimeout, kTimeout,
          "seconds from a request's first byte to its last");
    visit("idle_timeout", http.idleTimeout, kTimeout, "seconds without a request");
    visit("write_timeout", http.writeTimeout, kTimeout, "seconds without a byte taken by the peer");
    visit("metrics", http.metrics, "who may read /metrics");
}

template <SectionOf<RtmpSection> Section, class Visitor>
void visitKeys(Section& rtmp, Visitor& visit) {
    visit("listen", rtmp.listen, "address and port; [::] is every address, IPv4 too");
    visit("max_connections", rtmp.maxConnections, CountLimits{1, 1'000'000},
          "open connections; one more is refused");
    visit("max_connections_per_address", rtmp.maxConnectionsPerAddress, CountLimits{1, 1'000'000},
          "open connections of one IPv4 address or IPv6 /64");
    visit("max_message_bytes", rtmp.maxMessageBytes, CountLimits{65'536, 64U << 20U},
          "bytes of one message, that is of one video frame");
    visit("max_chunk_streams", rtmp.maxChunkStreams, CountLimits{4, 1'024},
          "chunk streams that one publisher may use");
    visit("handshake_timeout", rtmp.handshakeTimeout, kTimeout,
          "seconds from the connection to the publish command");
    visit("idle_timeout", rtmp.idleTimeout, kTimeout, "seconds without a byte of a publisher");
}

template <SectionOf<LiveSection> Section, class Visitor>
void visitKeys(Section& live, Visitor& visit) {
    constexpr TimeLimits kWindow = {Milliseconds(0), Milliseconds(86'400'000)};
    visit("reconnect_window", live.reconnectWindow, kWindow,
          "seconds that a stream waits for a publisher whose connection broke");
    visit("unpublish_window", live.unpublishWindow, kWindow,
          "seconds that a stream waits for a publisher who said that it ends");
    visit("ended_retention", live.endedRetention, kWindow,
          "seconds that an ended stream can still be watched");
    visit("probe_time", live.probeTime, TimeLimits{Milliseconds(100), Milliseconds(15'000)},
          "seconds to wait for a second track before going live with one");
    visit("max_window_bytes", live.maxWindowBytes, CountLimits{16U << 20U, 4'294'967'295U},
          "bytes of media kept of each track; the playlist gets shorter where there are more");
}

template <SectionOf<StoreSection> Section, class Visitor>
void visitKeys(Section& store, Visitor& visit) {
    visit("database", store.database,
          "where everything is kept that the API changes: \"sqlite:FILE\", "
          "\"postgresql://USER@HOST/NAME\", or \"\" for a file in the data folder");
    visit("session_retention_days", store.sessionRetentionDays, CountLimits{1, 36'500},
          "days for which ended sessions are kept, and so are the ids of deleted channels");
}

template <SectionOf<NodeSection> Section, class Visitor>
void visitKeys(Section& node, Visitor& visit) {
    visit("id", node.id, "what this server is called among others; \"\" is the host's name");
    visit("region", node.region, "where it is, for publishers that look for a near one");
    visit("ingest_urls", node.ingestUrls,
          "where publishers reach it, as in \"rtmp://live.example.com/live\", separated by spaces");
}

template <SectionOf<ApiSection> Section, class Visitor>
void visitKeys(Section& api, Visitor& visit) {
    visit("allowed_origins", api.allowedOrigins,
          "pages that may use the API from elsewhere, as in \"https://console.example.com\", "
          "separated by spaces");
}

template <SectionOf<WebhooksSection> Section, class Visitor>
void visitKeys(Section& webhooks, Visitor& visit) {
    visit("allow_http", webhooks.allowHttp, "whether webhooks may go out without TLS");
    visit("allowed_addresses", webhooks.allowedAddresses,
          "private addresses that webhooks may go to, as in \"10.1.0.0/16 ::1\", separated by "
          "spaces");
}

template <SectionOf<LatencySettings> Section, class Visitor>
void visitKeys(Section& profile, Visitor& visit) {
    visit("segment_duration", profile.segmentDuration,
          TimeLimits{Milliseconds(500), Milliseconds(30'000)}, "seconds; cut at key frames");
    visit("part_duration", profile.partDuration, TimeLimits{Milliseconds(0), Milliseconds(5'000)},
          "seconds; 0: whole segments only");
    visit("hold_back", profile.holdBack, TimeLimits{Milliseconds(0), Milliseconds(120'000)},
          "seconds behind live where players begin; 0: three parts, or segments without parts");
    visit("playlist_window", profile.playlistWindow,
          TimeLimits{Milliseconds(1'500), Milliseconds(3'600'000)},
          "seconds that the playlist reaches back");
}

template <SectionOf<ChannelConfig> Section, class Visitor>
void visitKeys(Section& channel, Visitor& visit) {
    visit("name", channel.name, "in the viewers' URLs: 1 to 64 of a-z, 0-9, - and _");
    visit("title", channel.title, "for people, on the watch page");
    visit("stream_key", channel.streamKey,
          "secret of the publisher: 16 to 128 of a-z, A-Z, 0-9, - and _");
    visit("mode", channel.mode, "the [latency.*] table that the channel follows");
    visit("enabled", channel.isEnabled, "false refuses publishers");
}

template <SectionOf<LatencySection> Section, class Visitor>
void visitSections(Section& latency, Visitor& visit) {
    visit("ultra", latency.ultra, "2 to 4 s behind live");
    visit("low", latency.low, "8 to 10 s behind live, for networks that stumble");
    visit("normal", latency.normal, "20 to 30 s behind live, plain HLS");
}

template <SectionOf<ServerConfig> Section, class Visitor>
void visitSections(Section& config, Visitor& visit) {
    visit("server", config.server, "The program.");
    visit("http", config.http, "Viewers: playlists, media and the watch page.");
    visit("rtmp", config.rtmp, "Publishers.");
    visit("live", config.live, "What becomes of a stream whose publisher is gone.");
    visit("latency", config.latency, "How each latency mode cuts a stream.");
    visit("store", config.store, "The database.");
    visit("node", config.node, "This server among others.");
    visit("api", config.api, "Programs and pages that govern the server.");
    visit("webhooks", config.webhooks, "Events that are sent to other programs.");
}

}  // namespace sigma::config
