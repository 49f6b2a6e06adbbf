#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// How the servers do, and the audit log.
ApiRoutes systemRoutes();

}  // namespace sigma::api
