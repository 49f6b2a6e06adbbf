#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Publish tickets and playback tokens.
ApiRoutes ticketRoutes();

}  // namespace sigma::api
