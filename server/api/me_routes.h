#pragma once

#include "server/api/api_route.h"

namespace sigma::api {

/// Who one is, one's password, one's favourites.
ApiRoutes meRoutes();

}  // namespace sigma::api
