#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Channels: list, create, read, change, delete.
ApiRoutes channelRoutes();

}  // namespace sigma::api
