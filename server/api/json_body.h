#pragma once

#include <boost/json/object.hpp>

#include "server/api/api_result.h"
#include "server/http/http_request.h"

namespace sigma::api {

/// The request's body as a JSON object (RFC 8259).
///
/// Nested at most eight deep; its size is bounded by HttpLimits. An empty body is an empty object,
/// for operations all of whose fields may be left out. Errors: 415 for another media type than
/// application/json, 400 for what is no JSON or no object.
ApiResult<boost::json::object> readJsonBody(const http::HttpRequest& request);

}  // namespace sigma::api
