#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Stream keys of a channel: read, rotate.
ApiRoutes channelKeyRoutes();

}  // namespace sigma::api
