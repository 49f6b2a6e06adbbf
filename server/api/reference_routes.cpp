#include "server/api/reference_routes.h"

#include <string>

#include "resources/web/web_assets.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using http::HttpRequest;
using http::HttpResponse;
using http::PathParameters;

constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

HttpResponse fileAnswer(std::string_view name) {
    const auto file = resources::findWebAsset(name);
    if (!file) {
        return HttpResponse::problem(404, "not_found", "there is no such file");
    }
    HttpResponse response = HttpResponse::of(std::string(file->contentType), file->data);
    response.cacheControl = "no-cache";
    return response;
}

ApiHandler document(std::string_view name) {
    return [name](const ApiCall&) -> awaitable<ApiResult<HttpResponse>> {
        co_return fileAnswer(name);
    };
}

http::HttpHandler page(std::string_view name) {
    return [name](const HttpRequest&, const PathParameters&) -> awaitable<HttpResponse> {
        HttpResponse response = fileAnswer(name);
        response.headers.push_back(
            {"Content-Security-Policy", std::string(kContentSecurityPolicy)});
        response.headers.push_back({"X-Content-Type-Options", "nosniff"});
        response.headers.push_back({"Referrer-Policy", "no-referrer"});
        co_return response;
    };
}

ApiRoute route(std::string_view pattern, std::string_view file) {
    return {.method = http::HttpMethod::kGet,
            .pattern = pattern,
            .access = Access::kPublic,
            .handler = document(file)};
}

}  // namespace

ApiRoutes referenceRoutes() {
    return {route("/api/v1/openapi.yaml", "openapi.yaml"),
            route("/api/v1/openapi.json", "openapi.json")};
}

void addPages(http::Router& router) {
    router.add(http::HttpMethod::kGet, "/", page("directory.html"));
    router.add(http::HttpMethod::kGet, "/api/", page("reference.html"));
}

}  // namespace sigma::api
