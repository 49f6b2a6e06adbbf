#pragma once

#include "server/api/api_route.h"
#include "server/http/router.h"

namespace sigma::api {

/// The document of the API, as YAML and as JSON.
ApiRoutes referenceRoutes();

/// The pages that use the API: the directory at / and the reference at /api/. Neither runs a
/// script of another host or one that stands in the page.
void addPages(http::Router& router);

}  // namespace sigma::api
