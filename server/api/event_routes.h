#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Events: as a list and as a stream.
ApiRoutes eventRoutes();

}  // namespace sigma::api
