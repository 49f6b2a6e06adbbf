#include "server/origin/media_handler.h"

#include <string>

#include "server/origin/cache_control.h"
#include "server/origin/media_name.h"
#include "server/origin/not_in_time.h"

namespace sigma::origin {
namespace {

using http::HttpRequest;
using http::HttpResponse;
using http::PathParameters;
using packager::LlHlsWindow;
using packager::PartPosition;

HttpResponse notFound() {
    return HttpResponse::problem(404, "not_found", "There is no such media, or it has expired.");
}

HttpResponse media(const LlHlsWindow& window, std::vector<SharedBuffer> body) {
    HttpResponse response;
    response.contentType =
        window.track().kind == media::TrackKind::kVideo ? "video/mp4" : "audio/mp4";
    response.body = std::move(body);
    response.acceptsRanges = true;
    return response;
}

HttpResponse find(const LlHlsWindow& window, const InitName& name) {
    const auto init = window.init(name.version);
    return init ? media(window, {init->data}) : notFound();
}

HttpResponse find(const LlHlsWindow& window, const SegmentName& name) {
    const auto segment = window.segment(name.sequence);
    if (!segment || !segment->isFinished || segment->isGap()) {
        return notFound();
    }
    std::vector<SharedBuffer> body;
    for (const auto& part : segment->parts) {
        if (!part->isGap) {
            body.push_back(part->data);
        }
    }
    return media(window, std::move(body));
}

HttpResponse find(const LlHlsWindow& window, const PartPosition& position) {
    const auto segment = window.segment(position.sequence);
    if (!segment || position.part >= segment->parts.size() ||
        segment->parts[position.part]->isGap || !window.plan().listsParts) {
        return notFound();
    }
    return media(window, {segment->parts[position.part]->data});
}

/// A part that is announced and not there yet: the hinted one, or the next in line.
bool isExpected(const LlHlsWindow& window, const MediaName& name) {
    const auto* position = std::get_if<PartPosition>(&name);
    if (!position || !window.plan().listsParts || window.isEnded() || !window.lastPart() ||
        window.hasReached(*position)) {
        return false;
    }
    const PartPosition last = *window.lastPart();
    return *position == window.hintedPart() ||
           *position == PartPosition{last.sequence, last.part + 1};
}

/// Which media a request is for.
struct MediaPath {
    std::string channel;
    std::string session;
    std::string rendition;
    std::string token;
    MediaName name;
};

boost::asio::awaitable<HttpResponse> answer(std::shared_ptr<const OriginService> service,
                                            MediaPath path) {
    const auto session = service->directory->find(path.channel, path.session);
    auto window = session ? session->snapshot()->rendition(path.rendition) : nullptr;
    if (!window) {
        co_return notFound();
    }
    auto access = viewerAccess(*service, path.channel, session.get(), path.token);
    if (access.refusal) {
        co_return std::move(*access.refusal);
    }
    if (isExpected(*window, path.name)) {
        const SteadyTime deadline = service->clock->steadyNow() + 3 * window->plan().targetDuration;
        auto waiting =
            session->waitFor(path.rendition, std::get<PartPosition>(path.name), deadline);
        co_await std::move(waiting);
        window = session->snapshot()->rendition(path.rendition);
        if (!window) {
            co_return notFound();
        }
        if (!window->hasReached(std::get<PartPosition>(path.name)) && !window->isEnded()) {
            co_return notInTime(window->plan(), access.scope);
        }
    }
    HttpResponse response =
        std::visit([&](const auto& each) { return find(*window, each); }, path.name);
    if (response.status == 200) {
        response.cacheControl = immutable(window->plan(), access.scope);
    }
    const auto counters = service->counters(session->channel().id);
    ++counters->viewerRequests;
    counters->viewerBytes += response.bodySize();
    co_return response;
}

boost::asio::awaitable<HttpResponse> answerNotFound() {
    co_return notFound();
}

}  // namespace

http::HttpHandler mediaHandler(std::shared_ptr<const OriginService> service, TokenPlace place) {
    return [service, place](const HttpRequest& request, const PathParameters& path) {
        const auto name = parseMediaName(path["file"]);
        if (!name) {
            return answerNotFound();
        }
        return answer(service,
                      {std::string(path["channel"]), std::string(path["session"]),
                       std::string(path["rendition"]), tokenOf(request, path, place), *name});
    };
}

}  // namespace sigma::origin
