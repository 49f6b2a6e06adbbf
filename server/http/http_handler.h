#pragma once

#include <functional>

#include <boost/asio/awaitable.hpp>

#include "server/http/http_request.h"
#include "server/http/http_response.h"
#include "server/http/path_parameters.h"

namespace sigma::http {

/// Answers one request. May co_await for as long as the answer needs.
///
/// Request and parameters stay valid until the awaitable has finished. When the peer closes its
/// connection or the server stops, the awaited operation is cancelled (Asio terminal
/// cancellation); no answer is sent then. An exception becomes a 500.
/// Thread: the context of the connection; it must come back there after every co_await.
using HttpHandler = std::function<boost::asio::awaitable<HttpResponse>(
    const HttpRequest& request, const PathParameters& parameters)>;

}  // namespace sigma::http
