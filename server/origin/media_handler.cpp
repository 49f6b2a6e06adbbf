#include "server/origin/media_handler.h"

#include <string>

#include "server/origin/answer_count.h"
#include "server/origin/cache_control.h"
#include "server/origin/media_name.h"
#include "server/origin/not_in_time.h"

namespace sigma::origin {
namespace {

using http::HttpAnswer;
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

HttpResponse present(const OriginService& service, const packager::HlsSession& session,
                     const LlHlsWindow& window, const MediaName& name, CacheScope scope) {
    HttpResponse response = std::visit([&](const auto& each) { return find(window, each); }, name);
    if (response.status == 200) {
        response.cacheControl = immutable(window.plan(), scope);
    }
    countAnswer(service, session, response);
    return response;
}

/// A part that is on its way.
struct AwaitedPart {
    std::shared_ptr<packager::HlsSession> session;
    std::string rendition;
    PartPosition position;
    CacheScope scope;
};

boost::asio::awaitable<HttpResponse> answerInTime(std::shared_ptr<const OriginService> service,
                                                  AwaitedPart part,
                                                  std::chrono::seconds targetDuration) {
    const SteadyTime deadline = service->clock->steadyNow() + 3 * targetDuration;
    auto waiting = part.session->waitFor(part.rendition, part.position, deadline);
    co_await std::move(waiting);
    const auto window = part.session->snapshot()->rendition(part.rendition);
    if (!window) {
        co_return notFound();
    }
    if (!window->hasReached(part.position) && !window->isEnded()) {
        co_return notInTime(window->plan(), part.scope);
    }
    co_return present(*service, *part.session, *window, part.position, part.scope);
}

HttpAnswer answer(const std::shared_ptr<const OriginService>& service, const PathParameters& path,
                  const MediaName& name, const std::string& token) {
    auto session = service->directory->find(path["channel"], path["session"]);
    const auto window = session ? session->snapshot()->rendition(path["rendition"]) : nullptr;
    if (!window) {
        return notFound();
    }
    auto access = viewerAccess(*service, path["channel"], session.get(), token);
    if (access.refusal) {
        return std::move(*access.refusal);
    }
    if (isExpected(*window, name)) {
        return answerInTime(service,
                            {std::move(session), std::string(path["rendition"]),
                             std::get<PartPosition>(name), access.scope},
                            window->plan().targetDuration);
    }
    return present(*service, *session, *window, name, access.scope);
}

}  // namespace

http::HttpHandler mediaHandler(std::shared_ptr<const OriginService> service, TokenPlace place) {
    return [service, place](const HttpRequest& request, const PathParameters& path) -> HttpAnswer {
        const auto name = parseMediaName(path["file"]);
        if (!name) {
            return notFound();
        }
        return answer(service, path, *name, tokenOf(request, path, place));
    };
}

}  // namespace sigma::origin
