#pragma once

#include <memory>

#include "server/http/router.h"
#include "server/origin/origin_service.h"

namespace sigma::origin {

/// Adds everything that viewers ask for to the router.
void addOriginRoutes(http::Router& router, const std::shared_ptr<const OriginService>& service);

}  // namespace sigma::origin
