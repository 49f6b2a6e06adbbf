#pragma once

#include <memory>

#include "server/http/http_handler.h"
#include "server/origin/origin_service.h"

namespace sigma::origin {

/// A channel's state as JSON: waiting, live, interrupted or ended, its mode, its playlist and
/// about how many watch.
/// 401 and 403 as the playlist, with the parameter `token`, which the playlist's address repeats.
http::HttpHandler statusHandler(std::shared_ptr<const OriginService> service);

/// Milliseconds since 1970-01-01T00:00:00Z by the server's clock, as text: what players measure
/// their latency against.
http::HttpHandler timeHandler(std::shared_ptr<const OriginService> service);

}  // namespace sigma::origin
