#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Signing in and out, and renewing access tokens.
ApiRoutes authRoutes();

}  // namespace sigma::api
