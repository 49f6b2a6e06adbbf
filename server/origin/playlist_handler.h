#pragma once

#include <memory>

#include "server/http/http_handler.h"
#include "server/origin/origin_service.h"
#include "server/origin/viewer_access.h"

namespace sigma::origin {

/// The multivariant playlist of a channel's newest session; 404 until there is something to play.
///
/// Where the channel wants a playback token it is taken from the parameter `token`, and the media
/// playlists are named behind it: t/TOKEN/SESSION/RENDITION/media.m3u8. 401 without one, 403 for
/// one of another channel or session.
http::HttpHandler multivariantHandler(std::shared_ptr<const OriginService> service);

/// A media playlist, with blocking reload and delta updates.
///
/// 401 and 403 as above; 400 for directives that make no sense, 503 when what was waited for did
/// not come within three target durations.
http::HttpHandler mediaPlaylistHandler(std::shared_ptr<const OriginService> service,
                                       TokenPlace place);

}  // namespace sigma::origin
