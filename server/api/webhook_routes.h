#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Webhook endpoints: list, create, read, change, delete, give a new secret.
ApiRoutes webhookRoutes();

}  // namespace sigma::api
