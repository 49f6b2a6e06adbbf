#pragma once

#include <functional>
#include <memory>

#include "core/base/clock.h"
#include "server/domain/channel_repository.h"
#include "server/domain/playback_guard.h"
#include "server/packager/hls_directory.h"
#include "server/stream/channel_counters.h"

namespace sigma::origin {

/// What the origin's handlers work with. Shared by them, so that none outlives what it refers to.
struct OriginService {
    std::shared_ptr<const domain::ChannelRepository> channels;
    std::shared_ptr<const packager::HlsDirectory> directory;
    std::shared_ptr<const domain::PlaybackGuard> guard;
    std::shared_ptr<const Clock> clock;
    /// The counters of a channel that exists. Thread: any.
    std::function<std::shared_ptr<stream::ChannelCounters>(const domain::ChannelId&)> counters;
};

}  // namespace sigma::origin
