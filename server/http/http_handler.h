#pragma once

#include <functional>

#include "server/http/http_answer.h"
#include "server/http/http_request.h"
#include "server/http/path_parameters.h"

namespace sigma::http {

/// Answers one request, at once or, in a coroutine, after whatever the answer needs.
///
/// Request and parameters stay valid until the answer is there. When the peer closes its
/// connection or the server stops, the awaited operation is cancelled (Asio terminal
/// cancellation); no answer is sent then. An exception becomes a 500.
/// Thread: the context of the connection; it must come back there after every co_await.
using HttpHandler =
    std::function<HttpAnswer(const HttpRequest& request, const PathParameters& parameters)>;

}  // namespace sigma::http
