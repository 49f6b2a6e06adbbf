#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/cors_policy.h"
#include "server/http/http_response.h"

namespace sigma::http {

/// What the head of an answer says beyond the answer itself.
struct HeadContext {
    std::string_view date;  ///< IMF-fixdate (RFC 9110, 5.6.7)
    bool keepsAlive = true;
    bool isHttp10 = false;  ///< the client's version: it must be told that the connection stays
    CorsDecision cors{};
};

/// True when the status allows a body, and with it a Content-Length (RFC 9110, 8.6).
bool allowsBody(unsigned status);

/// Appends the status line, all fields, and the empty line (RFC 9112). Control characters in
/// values of fields become spaces, so that no value can begin another field.
void renderHead(std::string& out, const HttpResponse& response, const HeadContext& context);

}  // namespace sigma::http
