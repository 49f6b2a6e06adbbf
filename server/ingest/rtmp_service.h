#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/published.h"
#include "core/rtmp/chunk_reader.h"
#include "server/domain/channel_repository.h"
#include "server/domain/playback_guard.h"
#include "server/domain/publish_authorizer.h"
#include "server/stream/stream_registry.h"

namespace sigma::ingest {

/// What one RTMP listener lets its peers take.
struct RtmpLimits {
    std::size_t connections = 10'000;
    std::size_t connectionsByAddress = 1'000;
    rtmp::ChunkLimits chunks;
    std::chrono::milliseconds handshakeTime{10'000};  ///< until it publishes or plays
    std::chrono::milliseconds idleTime{30'000};       ///< without a byte moved
    std::size_t playerQueueBytes = 4U << 20;          ///< unsent; then skip to a key frame
};

/// What RTMP listeners have done since they began. Thread: any.
struct RtmpCounters {
    std::atomic<std::uint64_t> openConnections{0};
    std::atomic<std::uint64_t> refusedConnections{0};
    std::atomic<std::uint64_t> rejectedPublishers{0};
    std::atomic<std::uint64_t> protocolErrors{0};
};

/// What RTMP sessions work with. Shared by them, so that none outlives what it refers to.
struct RtmpService {
    explicit RtmpService(Logger serviceLogger) : logger(std::move(serviceLogger)) {}

    std::shared_ptr<const domain::ChannelRepository> channels;
    std::shared_ptr<domain::PublishAuthorizer> authorizer;
    std::shared_ptr<const domain::PlaybackGuard> guard;
    std::shared_ptr<stream::StreamRegistry> streams;
    Published<RtmpLimits> limits;
    std::shared_ptr<const Clock> clock;
    Logger logger;
    RtmpCounters counters;
};

}  // namespace sigma::ingest
