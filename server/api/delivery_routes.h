#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Webhook deliveries: list, read, deliver once more.
ApiRoutes deliveryRoutes();

}  // namespace sigma::api
