#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/logger.h"
#include "server/domain/latency_profile.h"

namespace sigma::config {

using Milliseconds = std::chrono::milliseconds;

/// Who may read the metrics page.
enum class MetricsAccess { kLocal, kEveryone, kOff };

using domain::LatencyMode;

struct ServerSection {
    std::uint32_t threads = 0;  ///< 0: one per core
    LogLevel logLevel = LogLevel::kInfo;
    Milliseconds drainTimeout{10'000};

    friend bool operator==(const ServerSection&, const ServerSection&) = default;
};

struct HttpSection {
    std::string listen = "[::]:8080";
    std::uint32_t maxConnections = 20'000;
    std::uint32_t maxConnectionsPerAddress = 1'000;
    std::uint32_t maxHeaderBytes = 16'384;
    Milliseconds headerTimeout{10'000};
    Milliseconds idleTimeout{75'000};
    Milliseconds writeTimeout{30'000};
    MetricsAccess metrics = MetricsAccess::kLocal;

    friend bool operator==(const HttpSection&, const HttpSection&) = default;
};

struct RtmpSection {
    std::string listen = "[::]:1935";
    std::uint32_t maxConnections = 10'000;
    std::uint32_t maxConnectionsPerAddress = 1'000;
    std::uint32_t maxMessageBytes = 8U << 20U;
    std::uint32_t maxChunkStreams = 64;
    Milliseconds handshakeTimeout{10'000};
    Milliseconds idleTimeout{30'000};

    friend bool operator==(const RtmpSection&, const RtmpSection&) = default;
};

struct LiveSection {
    Milliseconds reconnectWindow{60'000};
    Milliseconds unpublishWindow{10'000};
    Milliseconds endedRetention{60'000};
    Milliseconds probeTime{1'000};
    std::uint32_t maxWindowBytes = 512U << 20U;

    friend bool operator==(const LiveSection&, const LiveSection&) = default;
};

struct StoreSection {
    std::string database;  ///< empty: a SQLite file in the data folder
    std::uint32_t sessionRetentionDays = 365;

    friend bool operator==(const StoreSection&, const StoreSection&) = default;
};

struct NodeSection {
    std::string id;  ///< empty: the name of the host
    std::string region;
    std::string ingestUrls;  ///< separated by spaces; empty: made of the host's name

    friend bool operator==(const NodeSection&, const NodeSection&) = default;
};

struct ApiSection {
    std::string allowedOrigins;  ///< separated by spaces

    friend bool operator==(const ApiSection&, const ApiSection&) = default;
};

struct WebhooksSection {
    bool allowHttp = false;
    std::string allowedAddresses;  ///< separated by spaces

    friend bool operator==(const WebhooksSection&, const WebhooksSection&) = default;
};

/// How one latency mode cuts and announces a stream.
struct LatencySettings {
    Milliseconds segmentDuration{0};
    Milliseconds partDuration{0};  ///< 0: whole segments only
    Milliseconds holdBack{0};      ///< 0: the least that HLS allows
    Milliseconds playlistWindow{0};

    bool hasParts() const { return partDuration > Milliseconds::zero(); }
    /// Three parts, or three segments where there are none (draft-pantos-hls-rfc8216bis,
    /// 4.4.3.8).
    Milliseconds leastHoldBack() const { return 3 * (hasParts() ? partDuration : segmentDuration); }
    /// PART-HOLD-BACK, or HOLD-BACK where there are no parts; never 0.
    Milliseconds resolvedHoldBack() const {
        return holdBack == Milliseconds::zero() ? leastHoldBack() : holdBack;
    }
    /// What the playlist must reach back: three segments behind the players' place.
    Milliseconds leastPlaylistWindow() const { return 3 * segmentDuration + resolvedHoldBack(); }

    friend bool operator==(const LatencySettings&, const LatencySettings&) = default;
};

struct LatencySection {
    LatencySettings ultra{Milliseconds(2'000), Milliseconds(500), Milliseconds(0),
                          Milliseconds(30'000)};
    LatencySettings low{Milliseconds(2'000), Milliseconds(1'000), Milliseconds(8'000),
                        Milliseconds(30'000)};
    LatencySettings normal{Milliseconds(6'000), Milliseconds(0), Milliseconds(20'000),
                           Milliseconds(60'000)};

    friend bool operator==(const LatencySection&, const LatencySection&) = default;
};

struct ChannelConfig {
    std::string name;       ///< public: a part of the viewers' URLs
    std::string title;      ///< for people; the name where it is empty
    std::string streamKey;  ///< secret: whoever has it may publish
    LatencyMode mode = LatencyMode::kUltra;
    bool isEnabled = true;

    friend bool operator==(const ChannelConfig&, const ChannelConfig&) = default;
};

/// Everything that an operator can set; a value for each key of sigma-server.toml.
///
/// A plain value. Its stream keys are secrets: never log it whole.
struct ServerConfig {
    ServerSection server;
    HttpSection http;
    RtmpSection rtmp;
    LiveSection live;
    LatencySection latency;
    StoreSection store;
    NodeSection node;
    ApiSection api;
    WebhooksSection webhooks;
    std::vector<ChannelConfig> channels;

    /// What a server runs with when there is no file: the defaults and one channel, "live".
    static ServerConfig withLiveChannel(std::string streamKey);

    const LatencySettings& profileOf(LatencyMode mode) const;

    friend bool operator==(const ServerConfig&, const ServerConfig&) = default;
};

}  // namespace sigma::config
