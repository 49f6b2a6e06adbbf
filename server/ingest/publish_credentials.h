#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/rtmp/server_event.h"
#include "server/domain/channel_repository.h"
#include "server/domain/playback_guard.h"
#include "server/domain/publish_authorizer.h"

namespace sigma::ingest {

/// What an RTMP publisher asks for and shows: the segments of the app and of the stream name, and
/// the parameters `key` and `ticket` of the stream name or, failing that, of the connection.
domain::PublishRequest publishRequest(const rtmp::StreamRequest& request, std::string peerAddress);

/// Which of a programme's pictures the publisher sends: the parameter `rendition`, letters of
/// a-z, digits, '-' and '_', at most 32. Empty where there is none. Errors: kInvalidArgument.
Result<std::string> publishedRendition(const rtmp::StreamRequest& request);

/// The channel that a player asks for, by its id.
///
/// A channel that wants a playback token takes it as the parameter `token`; it must be one for
/// the channel, not for one session of it. Errors: kNotFound; as domain::PlaybackGuard.
Result<std::shared_ptr<const domain::Channel>> playTarget(const rtmp::StreamRequest& request,
                                                          const domain::ChannelRepository& channels,
                                                          const domain::PlaybackGuard& guard);

}  // namespace sigma::ingest
