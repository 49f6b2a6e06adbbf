#include "server/origin/playlist_handler.h"

#include <algorithm>
#include <string>

#include "server/origin/accept_encoding.h"
#include "server/origin/blocking_reload.h"
#include "server/origin/cache_control.h"
#include "server/origin/not_in_time.h"
#include "server/packager/multivariant.h"

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
           const HttpRequest& request, const HttpResponse& response) {
    const auto counters = service.counters(channel);
    counters->viewers.see(request.peerAddress, request.headers.value("User-Agent"),
                          service.clock->steadyNow());
    ++counters->viewerRequests;
    counters->viewerBytes += response.bodySize();
}

/// The playlists are named below the token, which so goes along with every relative URI: what
/// follows is the same for all viewers.
packager::LazyText multivariantFor(const packager::HlsSession& session,
                                   const packager::HlsSnapshot& snapshot,
                                   const std::string& token) {
    return packager::LazyText(
        [prefix = "t/" + token + "/" + session.id().value(), renditions = snapshot.renditions] {
            return packager::writeMultivariant(prefix, renditions);
        });
}

boost::asio::awaitable<HttpResponse> answerMultivariant(
    std::shared_ptr<const OriginService> service, const HttpRequest& request, std::string channel,
    std::string token) {
    const auto session = service->directory->current(channel);
    auto access = viewerAccess(*service, channel, session.get(), token);
    if (access.refusal) {
        co_return std::move(*access.refusal);
    }
    const auto snapshot = session ? session->snapshot() : nullptr;
    if (!snapshot || !snapshot->multivariant) {
        co_return HttpResponse::problem(404, "not_live", "This channel has nothing to play now.");
    }
    HttpResponse response =
        access.scope == CacheScope::kViewerOnly
            ? playlistResponse(request, multivariantFor(*session, *snapshot, token))
            : playlistResponse(request, *snapshot->multivariant);
    response.cacheControl =
        maxAge(snapshot->renditions.front()->plan(), kPlainReload, access.scope);
    count(*service, session->channel().id, request, response);
    co_return response;
}

/// Which media playlist a request is for.
struct PlaylistPath {
    std::string channel;
    std::string session;
    std::string rendition;
    std::string token;
};

boost::asio::awaitable<HttpResponse> answerMediaPlaylist(
    std::shared_ptr<const OriginService> service, const HttpRequest& request, PlaylistPath path) {
    const auto session = service->directory->find(path.channel, path.session);
    auto window = session ? session->snapshot()->rendition(path.rendition) : nullptr;
    if (!window || !window->isPlayable()) {
        co_return notFound();
    }
    auto access = viewerAccess(*service, path.channel, session.get(), path.token);
    if (access.refusal) {
        co_return std::move(*access.refusal);
    }
    const auto directives = HlsDirectives::parse(request.query);
    const auto decision = directives.has_error() ? Result<ReloadDecision>(directives.error())
                                                 : decideReload(*window, *directives);
    if (decision.has_error()) {
        auto problem = HttpResponse::problem(400, "bad_directive", decision.error().context);
        problem.cacheControl = maxAge(window->plan(), kFailedReload, access.scope);
        co_return problem;
    }
    if (const auto* wait = std::get_if<WaitFor>(&*decision)) {
        const SteadyTime deadline = service->clock->steadyNow() + 3 * window->plan().targetDuration;
        auto waiting = session->waitFor(path.rendition, wait->position, deadline);
        co_await std::move(waiting);
        window = session->snapshot()->rendition(path.rendition);
        if (!window) {
            co_return notFound();
        }
        if (!window->hasReached(wait->position) && !window->isEnded()) {
            co_return notInTime(window->plan(), access.scope);
        }
    }
    HttpResponse response = playlistResponse(
        request, directives->wantsDelta ? window->deltaUpdate() : window->playlist());
    const bool isBlocking = directives->sequence && window->plan().listsParts;
    response.cacheControl =
        maxAge(window->plan(), isBlocking ? kBlockingReload : kPlainReload, access.scope);
    count(*service, session->channel().id, request, response);
    co_return response;
}

}  // namespace

http::HttpHandler multivariantHandler(std::shared_ptr<const OriginService> service) {
    return [service](const HttpRequest& request, const PathParameters& path) {
        return answerMultivariant(service, request, std::string(path["channel"]),
                                  tokenOf(request, path, TokenPlace::kQuery));
    };
}

http::HttpHandler mediaPlaylistHandler(std::shared_ptr<const OriginService> service,
                                       TokenPlace place) {
    return [service, place](const HttpRequest& request, const PathParameters& path) {
        return answerMediaPlaylist(service, request,
                                   {std::string(path["channel"]), std::string(path["session"]),
                                    std::string(path["rendition"]), tokenOf(request, path, place)});
    };
}

}  // namespace sigma::origin
