#pragma once

#include <string>
#include <string_view>

#include "server/http/http_response.h"

namespace sigma::http {

HttpResponse notFound();
/// `allow` names the methods that the path has, as the Allow field does.
HttpResponse methodNotAllowed(std::string allow);
/// The answer to a CORS preflight, and to any other OPTIONS (Fetch, 4.8). Whether the origin may
/// read anything is for the CorsPolicy to say.
HttpResponse preflight(std::string allow);
HttpResponse internalError();
HttpResponse requestTimeout();

/// A whole 503 as bytes, for a connection that is one too many.
std::string_view refusal();

}  // namespace sigma::http
