#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/http_request.h"
#include "server/http/http_response.h"
#include "server/http/path_parameters.h"
#include "server/origin/cache_control.h"
#include "server/origin/origin_service.h"

namespace sigma::origin {

/// Where a request carries its playback token.
enum class TokenPlace {
    kQuery,  ///< `token`: what people and programs are given
    kPath,   ///< {token} of the route: where the multivariant playlist leads from there
    kNone,
};

std::string tokenOf(const http::HttpRequest& request, const http::PathParameters& path,
                    TokenPlace place);

/// Whether somebody may watch, and if so which caches may keep what they get.
struct ViewerAccess {
    std::optional<http::HttpResponse> refusal;  ///< 401 or 403, to be answered
    CacheScope scope = CacheScope::kAll;
};

/// By the channel's settings of now, or when it has been removed by those that the session began
/// with. `session` may be null. A channel that nobody knows refuses nobody.
ViewerAccess viewerAccess(const OriginService& service, std::string_view channel,
                          const packager::HlsSession* session, std::string_view token);

}  // namespace sigma::origin
