#pragma once

#include <memory>

#include "server/http/http_handler.h"
#include "server/origin/origin_service.h"

namespace sigma::origin {

/// The multivariant playlist of a channel's newest session; 404 until there is something to play.
http::HttpHandler multivariantHandler(std::shared_ptr<const OriginService> service);

/// A media playlist, with blocking reload and delta updates.
///
/// 400 for directives that make no sense, 503 when what was waited for did not come within three
/// target durations.
http::HttpHandler mediaPlaylistHandler(std::shared_ptr<const OriginService> service);

}  // namespace sigma::origin
