#pragma once

#include "server/http/http_request.h"
#include "server/http/http_response.h"

namespace sigma::http {

/// The answer cut down to the range that the request asks for: 206, 416, or as it was.
///
/// Only a GET whose answer is a 200 that accepts ranges is cut. If-Range is never taken to hold,
/// so such a request is answered in whole (RFC 9110, 13.1.5).
HttpResponse withRange(const HttpRequest& request, HttpResponse response);

}  // namespace sigma::http
