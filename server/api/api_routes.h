#pragma once

#include <memory>

#include "server/api/api_route.h"
#include "server/api/api_service.h"
#include "server/http/router.h"

namespace sigma::api {

/// Every operation, as the document has them.
ApiRoutes apiRoutes();

/// Adds the API, its document and its reference page (/api/) to the router.
void addApiRoutes(http::Router& router, const std::shared_ptr<ApiService>& service);

}  // namespace sigma::api
