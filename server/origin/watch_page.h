#pragma once

#include "server/http/http_handler.h"

namespace sigma::origin {

/// The page that plays a channel; the same for all of them. Sends a Content-Security-Policy that
/// allows no inline script and no request to another host.
http::HttpHandler watchPageHandler();

/// The page's scripts and styles, and hls.js, from the program itself.
http::HttpHandler assetHandler();

}  // namespace sigma::origin
