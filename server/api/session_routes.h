#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Sessions: list, read, health, events.
ApiRoutes sessionRoutes();

}  // namespace sigma::api
