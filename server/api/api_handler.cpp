#include "server/api/api_handler.h"

#include "server/api/field_reader.h"
#include "server/api/json_body.h"
#include "server/api/query_reader.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using http::HttpRequest;
using http::HttpResponse;
using http::PathParameters;

ApiProblem notFound() {
    return {404, "not_found", "there is no such thing"};
}

/// Every {parameter} is an id; what can't be one names nothing.
ApiResult<void> checkPath(std::string_view pattern, const PathParameters& path) {
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos;
         open = pattern.find('{', open + 1)) {
        const std::string_view name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
        const std::string_view value = path[name];
        if (value.size() > kIdRule.maxSize ||
            value.find_first_not_of(kIdCharacters) != std::string_view::npos) {
            return notFound();
        }
    }
    return {};
}

ApiResult<void> checkRequest(const ApiRoute& route, const HttpRequest& request,
                             const PathParameters& path) {
    SIGMA_TRY(checkPath(route.pattern, path));
    if (!route.takesQuery) {
        SIGMA_TRY(QueryReader(request.query).finish());
    }
    if (!route.takesBody) {
        SIGMA_TRY_ASSIGN(const boost::json::object body, readJsonBody(request));
        SIGMA_TRY(FieldReader(body).finish());
    }
    return {};
}

awaitable<ApiResult<domain::Principal>> principalOf(const ApiService& service,
                                                    const ApiRoute& route,
                                                    const HttpRequest& request) {
    const std::string authorization(request.headers.value("Authorization"));
    if (route.access == Access::kPublic ||
        (route.access == Access::kOptional && authorization.empty())) {
        co_return domain::Principal();
    }
    auto authenticating =
        service.identity->authenticator()->authenticate(authorization, request.peerAddress);
    auto principal = co_await std::move(authenticating);
    if (principal.has_error()) {
        co_return std::move(principal).error();
    }
    if (route.scope && !principal->scopes.contains(*route.scope)) {
        co_return ApiProblem(403, "forbidden",
                             "this needs the scope " + std::string(toString(*route.scope)));
    }
    co_return std::move(*principal);
}

awaitable<ApiResult<HttpResponse>> run(const ApiService& service, const ApiRoute& route,
                                       const HttpRequest& request, const PathParameters& path) {
    auto identifying = principalOf(service, route, request);
    auto principal = co_await std::move(identifying);
    if (principal.has_error()) {
        co_return std::move(principal).error();
    }
    SIGMA_CO_TRY(checkRequest(route, request, path));
    const ApiCall call{service,
                       request,
                       path,
                       {std::move(*principal), request.peerAddress, service.clock->wallNow()},
                       route.answersSecret};
    auto handling = route.handler(call);
    auto answer = co_await std::move(handling);
    co_return answer;
}

awaitable<HttpResponse> answer(std::shared_ptr<const ApiService> service,
                               std::shared_ptr<const ApiRoute> route, const HttpRequest& request,
                               const PathParameters& path) {
    auto running = run(*service, *route, request, path);
    auto result = co_await std::move(running);
    if (result.has_error()) {
        const ApiProblem& problem = result.error();
        if (problem.status >= 500) {
            service->logger.error(
                "api.failed",
                {{"path", request.path}, {"status", problem.status}, {"code", problem.code}});
        }
        co_return toResponse(problem, request.path);
    }
    HttpResponse response = std::move(*result);
    if (response.cacheControl.empty()) {
        response.cacheControl = "no-store";
    }
    response.headers.push_back({"X-Content-Type-Options", "nosniff"});
    co_return response;
}

}  // namespace

http::HttpHandler apiHandler(std::shared_ptr<const ApiService> service, ApiRoute route) {
    const auto shared = std::make_shared<const ApiRoute>(std::move(route));
    return [service, shared](const HttpRequest& request, const PathParameters& path) {
        return answer(service, shared, request, path);
    };
}

}  // namespace sigma::api
