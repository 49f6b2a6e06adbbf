#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// API tokens of the user: list, create, revoke.
ApiRoutes tokenRoutes();

}  // namespace sigma::api
