#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <vector>

#include "core/base/clock.h"
#include "core/httpclient/cancellation.h"
#include "core/httpclient/http_header.h"
#include "core/httpclient/url.h"

namespace sigma::httpclient {

/// Something to GET, and how.
struct HttpGet {
    Url url;
    std::vector<HttpHeader> headers = {};  ///< beside Host, User-Agent and Accept
    bool acceptsGzip = true;
    /// Of the answer's body; never more than the client's own limit.
    std::size_t maxBodyBytes = std::numeric_limits<std::size_t>::max();
    bool isUrgent = false;  ///< goes before those that are not, where requests wait for connections
    /// The answer's head has come, of so many bytes.
    std::function<void(SteadyTime at, std::size_t count)> onHead = {};
    /// Bytes of the body have come, as many as said, as they are on the wire.
    std::function<void(SteadyTime at, std::size_t count)> onBytes = {};
    std::shared_ptr<Cancellation> cancellation = {};
};

}  // namespace sigma::httpclient
