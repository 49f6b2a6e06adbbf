#pragma once

#include "server/http/http_response.h"
#include "server/origin/cache_control.h"

namespace sigma::origin {

/// What a request gets that has waited for three target durations in vain
/// (draft-pantos-hls-rfc8216bis, 6.2.5.2).
inline http::HttpResponse notInTime(const packager::PackagingPlan& plan, CacheScope scope) {
    auto problem = http::HttpResponse::problem(503, "not_in_time",
                                               "The part that was asked for did not come in time.");
    problem.cacheControl = maxAge(plan, kFailedReload, scope);
    return problem;
}

}  // namespace sigma::origin
