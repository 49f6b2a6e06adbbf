#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// What an operator does to a channel: start, stop, restart.
ApiRoutes channelActionRoutes();

}  // namespace sigma::api
