#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/httpclient/http_header.h"
#include "core/httpclient/url.h"

namespace sigma::httpclient {

/// One request, as a connection sends it: a GET, or a POST where there is something to post.
struct HttpRequest {
    Url url;
    std::size_t maxBodyBytes = 0;  ///< of the answer
    std::optional<std::string> posted = std::nullopt;
    std::vector<HttpHeader> headers = {};  ///< beside Host, Accept and Content-Length
    std::function<void(SteadyTime at, std::size_t count)> onHead = {};   ///< of the answer
    std::function<void(SteadyTime at, std::size_t count)> onBytes = {};  ///< of the answer's body
};

/// What goes over the wire (RFC 9112, 3).
std::string requestText(const HttpRequest& request);

}  // namespace sigma::httpclient
