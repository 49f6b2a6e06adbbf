#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// What can be watched, and what could.
ApiRoutes directoryRoutes();

}  // namespace sigma::api
