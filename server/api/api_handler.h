#pragma once

#include <memory>

#include "server/api/api_route.h"
#include "server/api/api_service.h"
#include "server/http/http_handler.h"

namespace sigma::api {

/// The HTTP handler of a route: lets in who may, refuses what the route does not take, and turns
/// problems into answers. Answers are not cached unless the route says so.
///
/// What goes wrong inside is logged with the path alone; no query, header or body ever is.
http::HttpHandler apiHandler(std::shared_ptr<const ApiService> service, ApiRoute route);

}  // namespace sigma::api
