#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Users: list, create, read, change, delete.
ApiRoutes userRoutes();

}  // namespace sigma::api
