#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/http/http_handler.h"

namespace sigma::monitor {

/// What keeps the server from serving, in words for the operator; empty when nothing does.
/// Thread: any; must not block.
using ReadinessCheck = std::function<std::vector<std::string>()>;

/// `/readyz`: 200 while the server is able to serve, else 503 with what keeps it, a line each.
/// Unlike `/healthz` it says that new viewers and publishers should go elsewhere, not that the
/// program should be ended.
http::HttpHandler readinessHandler(ReadinessCheck check);

}  // namespace sigma::monitor
