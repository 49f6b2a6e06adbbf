#include "server/origin/origin_routes.h"

#include "server/origin/media_handler.h"
#include "server/origin/playlist_handler.h"
#include "server/origin/status_handler.h"
#include "server/origin/watch_page.h"

namespace sigma::origin {

void addOriginRoutes(http::Router& router, const std::shared_ptr<const OriginService>& service) {
    using http::HttpMethod;
    router.add(HttpMethod::kGet, "/live/{channel}/index.m3u8", multivariantHandler(service));
    router.add(HttpMethod::kGet, "/live/{channel}/{session}/{rendition}/media.m3u8",
               mediaPlaylistHandler(service, TokenPlace::kNone));
    router.add(HttpMethod::kGet, "/live/{channel}/{session}/{rendition}/{file}",
               mediaHandler(service, TokenPlace::kNone));
    router.add(HttpMethod::kGet, "/live/{channel}/t/{token}/{session}/{rendition}/media.m3u8",
               mediaPlaylistHandler(service, TokenPlace::kPath));
    router.add(HttpMethod::kGet, "/live/{channel}/t/{token}/{session}/{rendition}/{file}",
               mediaHandler(service, TokenPlace::kPath));
    router.add(HttpMethod::kGet, "/live/{channel}/status", statusHandler(service));
    router.add(HttpMethod::kGet, "/time", timeHandler(service));
    router.add(HttpMethod::kGet, "/watch/{channel}", watchPageHandler());
    router.add(HttpMethod::kGet, "/assets/{file}", assetHandler());
}

}  // namespace sigma::origin
