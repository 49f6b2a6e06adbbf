#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/http/answer_watch.h"
#include "server/http/http_answer.h"
#include "server/http/http_request.h"
#include "server/http/path_parameters.h"

namespace sigma::http {

struct HttpService;

/// The answer of the route's handler, which may still be on its way; where there is no route, the
/// protocol's own: 404, 405, or what OPTIONS is told. A handler that throws is logged and answered
/// by 500. The request and `parameters`, which are set to the route's, are to outlive the answer.
HttpAnswer dispatch(const HttpService& service, const HttpRequest& request,
                    PathParameters& parameters);

/// Waits for what the handler comes to; should it throw, as above. That of a wait that was
/// cancelled is nobody's fault and not logged.
boost::asio::awaitable<HttpResponse> settle(const HttpService& service, const HttpRequest& request,
                                            HttpAnswer answer, const AnswerWatch& watch);

}  // namespace sigma::http
