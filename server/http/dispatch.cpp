#include "server/http/dispatch.h"

#include <exception>
#include <utility>

#include "server/http/http_listener.h"
#include "server/http/standard_answers.h"

namespace sigma::http {
namespace {

void logFailure(const HttpService& service, const HttpRequest& request,
                const std::exception& exception) {
    service.logger.error("http.handler_failed",
                         {{"path", request.path}, {"reason", exception.what()}});
}

}  // namespace

HttpAnswer dispatch(const HttpService& service, const HttpRequest& request,
                    PathParameters& parameters) {
    Router::Match match = service.router->match(request.method, request.path);
    if (match.handler == nullptr) {
        if (match.allow.empty()) {
            return notFound();
        }
        return request.method == HttpMethod::kOptions ? preflight(match.allow)
                                                      : methodNotAllowed(match.allow);
    }
    parameters = match.parameters;
    try {
        return (*match.handler)(request, parameters);
    } catch (const std::exception& exception) {
        logFailure(service, request, exception);
    }
    return internalError();
}

boost::asio::awaitable<HttpResponse> settle(const HttpService& service, const HttpRequest& request,
                                            HttpAnswer answer, const AnswerWatch& watch) {
    try {
        auto waiting = std::move(answer).wait();
        HttpResponse response = co_await std::move(waiting);
        co_return response;
    } catch (const std::exception& exception) {
        if (!watch.isCancelled()) {
            logFailure(service, request, exception);
        }
    }
    co_return internalError();
}

}  // namespace sigma::http
