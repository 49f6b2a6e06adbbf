#include "server/origin/playlist_handler.h"

#include <algorithm>
#include <string>

#include "server/origin/accept_encoding.h"
#include "server/origin/blocking_reload.h"
#include "server/origin/cache_control.h"
#include "server/origin/not_in_time.h"

namespace sigma::origin {
namespace {

using http::HttpRequest;
using http::HttpResponse;
using http::PathParameters;

constexpr std::string_view kPlaylistType = "application/vnd.apple.mpegurl";

HttpResponse playlistResponse(const HttpRequest& request, const packager::LazyText& text) {
    const bool wantsGzip = acceptsGzip(request.headers.value("accept-encoding"));
    auto response =
        HttpResponse::of(std::string(kPlaylistType), wantsGzip ? text.gzipped() : text.plain());
    response.headers.push_back({"Vary", "Accept-Encoding"});
    if (wantsGzip) {
        response.headers.push_back({"Content-Encoding", "gzip"});
    }
    return response;
}

HttpResponse notFound() {
    return HttpResponse::problem(404, "not_found",
                                 "There is no such session or rendition, or it is over.");
}

void count(const OriginService& service, const domain::ChannelId& channel,
           const HttpResponse& response) {
    const auto counters = service.counters(channel);
    ++counters->viewerRequests;
    counters->viewerBytes += response.bodySize();
}

boost::asio::awaitable<HttpResponse> answerMultivariant(
    std::shared_ptr<const OriginService> service, const HttpRequest& request, std::string channel) {
    const auto session = service->directory->current(channel);
    const auto snapshot = session ? session->snapshot() : nullptr;
    if (!snapshot || !snapshot->multivariant) {
        co_return HttpResponse::problem(404, "not_live", "This channel has nothing to play now.");
    }
    HttpResponse response = playlistResponse(request, *snapshot->multivariant);
    response.cacheControl = maxAge(snapshot->renditions.front()->plan(), kPlainReload);
    count(*service, session->channel().id, response);
    co_return response;
}

boost::asio::awaitable<HttpResponse> answerMediaPlaylist(
    std::shared_ptr<const OriginService> service, const HttpRequest& request, std::string channel,
    std::string sessionId, std::string rendition) {
    const auto session = service->directory->find(channel, sessionId);
    auto window = session ? session->snapshot()->rendition(rendition) : nullptr;
    if (!window || !window->isPlayable()) {
        co_return notFound();
    }
    const auto directives = HlsDirectives::parse(request.query);
    const auto decision = directives.has_error() ? Result<ReloadDecision>(directives.error())
                                                 : decideReload(*window, *directives);
    if (decision.has_error()) {
        auto problem = HttpResponse::problem(400, "bad_directive", decision.error().context);
        problem.cacheControl = maxAge(window->plan(), kFailedReload);
        co_return problem;
    }
    if (const auto* wait = std::get_if<WaitFor>(&*decision)) {
        const SteadyTime deadline = service->clock->steadyNow() + 3 * window->plan().targetDuration;
        auto waiting = session->waitFor(rendition, wait->position, deadline);
        co_await std::move(waiting);
        window = session->snapshot()->rendition(rendition);
        if (!window) {
            co_return notFound();
        }
        if (!window->hasReached(wait->position) && !window->isEnded()) {
            co_return notInTime(window->plan());
        }
    }
    HttpResponse response = playlistResponse(
        request, directives->wantsDelta ? window->deltaUpdate() : window->playlist());
    const bool isBlocking = directives->sequence && window->plan().listsParts;
    response.cacheControl = maxAge(window->plan(), isBlocking ? kBlockingReload : kPlainReload);
    count(*service, session->channel().id, response);
    co_return response;
}

}  // namespace

http::HttpHandler multivariantHandler(std::shared_ptr<const OriginService> service) {
    return [service](const HttpRequest& request, const PathParameters& path) {
        return answerMultivariant(service, request, std::string(path["channel"]));
    };
}

http::HttpHandler mediaPlaylistHandler(std::shared_ptr<const OriginService> service) {
    return [service](const HttpRequest& request, const PathParameters& path) {
        return answerMediaPlaylist(service, request, std::string(path["channel"]),
                                   std::string(path["session"]), std::string(path["rendition"]));
    };
}

}  // namespace sigma::origin
