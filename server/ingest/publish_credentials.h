#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/rtmp/server_event.h"
#include "server/domain/channel_repository.h"

namespace sigma::ingest {

/// The channel that a publisher may publish to.
///
/// The stream key is the stream name, or the parameter `key` of the stream name or the
/// connection; where the request names a channel too, the key must be that channel's.
/// Errors: kUnauthorized, the same whether the channel or the key is wrong.
Result<std::shared_ptr<const domain::Channel>> publishTarget(
    const rtmp::StreamRequest& request, const domain::ChannelRepository& channels);

/// The channel that a player asks for, by its id. Errors: kNotFound.
Result<std::shared_ptr<const domain::Channel>> playTarget(
    const rtmp::StreamRequest& request, const domain::ChannelRepository& channels);

}  // namespace sigma::ingest
