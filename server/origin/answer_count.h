#pragma once

#include "server/http/http_response.h"
#include "server/origin/origin_service.h"

namespace sigma::origin {

/// A viewer of the session gets the response.
inline void countAnswer(const OriginService& service, const packager::HlsSession& session,
                        const http::HttpResponse& response) {
    const auto counters = service.counters(session.channel().id);
    counters->viewerRequests.fetch_add(1, std::memory_order_relaxed);
    counters->viewerBytes.fetch_add(response.bodySize(), std::memory_order_relaxed);
}

}  // namespace sigma::origin
