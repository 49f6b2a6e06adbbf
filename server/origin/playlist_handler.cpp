#include "server/origin/playlist_handler.h"

#include <algorithm>
#include <string>

#include "server/origin/accept_encoding.h"
#include "server/origin/answer_count.h"
#include "server/origin/blocking_reload.h"
#include "server/origin/cache_control.h"
#include "server/origin/not_in_time.h"
#include "server/packager/multivariant.h"

namespace sigma::origin {
namespace {

using http::HttpAnswer;
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

/// Whoever asks for a playlist watches.
void countViewer(const OriginService& service, const packager::HlsSession& session,
                 const HttpRequest& request, const HttpResponse& response) {
    service.counters(session.channel().id)
        ->viewers.see(request.peerAddress, request.headers.value("User-Agent"),
                      service.clock->steadyNow());
    countAnswer(service, session, response);
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

HttpResponse answerMultivariant(const OriginService& service, const HttpRequest& request,
                                std::string_view channel, const std::string& token) {
    const auto session = service.directory->current(channel);
    auto access = viewerAccess(service, channel, session.get(), token);
    if (access.refusal) {
        return std::move(*access.refusal);
    }
    const auto snapshot = session ? session->snapshot() : nullptr;
    if (!snapshot || !snapshot->multivariant) {
        return HttpResponse::problem(404, "not_live", "This channel has nothing to play now.");
    }
    HttpResponse response =
        access.scope == CacheScope::kViewerOnly
            ? playlistResponse(request, multivariantFor(*session, *snapshot, token))
            : playlistResponse(request, *snapshot->multivariant);
    response.cacheControl =
        maxAge(snapshot->renditions.front()->plan(), kPlainReload, access.scope);
    countViewer(service, *session, request, response);
    return response;
}

/// What of a media playlist a request is for.
struct MediaPlaylistQuery {
    std::shared_ptr<packager::HlsSession> session;
    HlsDirectives directives;
    CacheScope scope;
};

HttpResponse present(const OriginService& service, const HttpRequest& request,
                     const MediaPlaylistQuery& query, const packager::LlHlsWindow& window) {
    HttpResponse response = playlistResponse(
        request, query.directives.wantsDelta ? window.deltaUpdate() : window.playlist());
    const bool isBlocking = query.directives.sequence && window.plan().listsParts;
    response.cacheControl =
        maxAge(window.plan(), isBlocking ? kBlockingReload : kPlainReload, query.scope);
    countViewer(service, *query.session, request, response);
    return response;
}

boost::asio::awaitable<HttpResponse> answerInTime(std::shared_ptr<const OriginService> service,
                                                  const HttpRequest& request,
                                                  MediaPlaylistQuery query, std::string rendition,
                                                  packager::PartPosition position,
                                                  SteadyTime deadline) {
    auto waiting = query.session->waitFor(rendition, position, deadline);
    co_await std::move(waiting);
    const auto window = query.session->snapshot()->rendition(rendition);
    if (!window) {
        co_return notFound();
    }
    if (!window->hasReached(position) && !window->isEnded()) {
        co_return notInTime(window->plan(), query.scope);
    }
    co_return present(*service, request, query, *window);
}

HttpAnswer answerMediaPlaylist(const std::shared_ptr<const OriginService>& service,
                               const HttpRequest& request, const PathParameters& path,
                               const std::string& token) {
    auto session = service->directory->find(path["channel"], path["session"]);
    const auto window = session ? session->snapshot()->rendition(path["rendition"]) : nullptr;
    if (!window || !window->isPlayable()) {
        return notFound();
    }
    auto access = viewerAccess(*service, path["channel"], session.get(), token);
    if (access.refusal) {
        return std::move(*access.refusal);
    }
    const auto directives = HlsDirectives::parse(request.query);
    const auto decision = directives.has_error() ? Result<ReloadDecision>(directives.error())
                                                 : decideReload(*window, *directives);
    if (decision.has_error()) {
        auto problem = HttpResponse::problem(400, "bad_directive", decision.error().context);
        problem.cacheControl = maxAge(window->plan(), kFailedReload, access.scope);
        return problem;
    }
    MediaPlaylistQuery query{std::move(session), *directives, access.scope};
    if (const auto* wait = std::get_if<WaitFor>(&*decision)) {
        const SteadyTime deadline = service->clock->steadyNow() + 3 * window->plan().targetDuration;
        return answerInTime(service, request, std::move(query), std::string(path["rendition"]),
                            wait->position, deadline);
    }
    return present(*service, request, query, *window);
}

}  // namespace

http::HttpHandler multivariantHandler(std::shared_ptr<const OriginService> service) {
    return [service](const HttpRequest& request, const PathParameters& path) {
        return answerMultivariant(*service, request, path["channel"],
                                  tokenOf(request, path, TokenPlace::kQuery));
    };
}

http::HttpHandler mediaPlaylistHandler(std::shared_ptr<const OriginService> service,
                                       TokenPlace place) {
    return [service, place](const HttpRequest& request, const PathParameters& path) {
        return answerMediaPlaylist(service, request, path, tokenOf(request, path, place));
    };
}

}  // namespace sigma::origin
