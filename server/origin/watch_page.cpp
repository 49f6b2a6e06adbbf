#include "server/origin/watch_page.h"

#include <string>

#include "resources/web/web_assets.h"

namespace sigma::origin {
namespace {

using http::HttpRequest;
using http::HttpResponse;
using http::PathParameters;

constexpr std::string_view kPage = "watch.html";
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

HttpResponse answerAsset(std::string name) {
    const auto asset = resources::findWebAsset(name);
    if (!asset) {
        return HttpResponse::problem(404, "not_found", "There is no such file.");
    }
    auto response = HttpResponse::of(std::string(asset->contentType), asset->data);
    response.cacheControl = "no-cache";
    response.headers.push_back({"Content-Security-Policy", std::string(kContentSecurityPolicy)});
    response.headers.push_back({"X-Content-Type-Options", "nosniff"});
    response.headers.push_back({"Referrer-Policy", "no-referrer"});
    return response;
}

}  // namespace

http::HttpHandler watchPageHandler() {
    return
        [](const HttpRequest&, const PathParameters&) { return answerAsset(std::string(kPage)); };
}

http::HttpHandler assetHandler() {
    return [](const HttpRequest&, const PathParameters& path) {
        return answerAsset(std::string(path["file"]));
    };
}

}  // namespace sigma::origin
