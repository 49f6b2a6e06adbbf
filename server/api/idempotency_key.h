#pragma once

#include <optional>
#include <string>

#include "server/api/api_result.h"
#include "server/http/http_request.h"

namespace sigma::api {

/// A request that may be sent again without being done again (draft-ietf-httpapi-idempotency-key).
struct IdempotencyKey {
    std::string key;
    std::string requestHash;  ///< of method, target and body: what makes it the same request
};

/// The key of a POST that has one. Errors: 400 for a key that is empty, longer than 255 bytes or
/// not all of visible ASCII.
ApiResult<std::optional<IdempotencyKey>> idempotencyKeyOf(const http::HttpRequest& request);

}  // namespace sigma::api
