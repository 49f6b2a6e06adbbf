#pragma once

#include <memory>

#include "server/http/http_handler.h"
#include "server/origin/origin_service.h"
#include "server/origin/viewer_access.h"

namespace sigma::origin {

/// Initialisation sections, segments and parts, with byte ranges.
///
/// A part that is hinted (EXT-X-PRELOAD-HINT) may be asked for before it exists: the answer waits
/// and sends nothing until the part is complete; 503 when it does not come within three target
/// durations. 404 for gaps and for what nobody announced; 401 and 403 as the playlists.
http::HttpHandler mediaHandler(std::shared_ptr<const OriginService> service, TokenPlace place);

}  // namespace sigma::origin
