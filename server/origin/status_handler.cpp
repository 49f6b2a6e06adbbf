#include "server/origin/status_handler.h"

#include <chrono>
#include <string>

#include <boost/json.hpp>

#include "server/origin/viewer_access.h"

namespace sigma::origin {
namespace {

using http::HttpRequest;
using http::HttpResponse;
using http::PathParameters;
using packager::MediaTime;

constexpr std::string_view kNoStore = "no-store";

double secondsOf(MediaTime time) {
    return std::chrono::duration<double>(time).count();
}

/// Live once a player that begins as far behind as the mode wants has something to begin with.
bool canBegin(const packager::HlsSnapshot& snapshot) {
    if (!snapshot.multivariant) {
        return false;
    }
    const packager::LlHlsWindow& window = *snapshot.renditions.front();
    return window.listedDuration() >= window.plan().liveOffset();
}

std::string_view stateOf(const packager::HlsSnapshot* snapshot) {
    if (!snapshot) {
        return "waiting";
    }
    if (snapshot->isEnded) {
        return "ended";
    }
    if (!canBegin(*snapshot)) {
        return "waiting";
    }
    return snapshot->isInterrupted ? "interrupted" : "live";
}

HttpResponse answerStatus(std::shared_ptr<const OriginService> service, std::string id,
                          std::string token) {
    const auto channel = service->channels->find(id);
    const auto session = service->directory->current(id);
    if (!channel && !session) {
        return HttpResponse::problem(404, "channel_not_found", "There is no such channel.");
    }
    const domain::Channel& shown = session ? session->channel() : *channel;
    auto access = viewerAccess(*service, id, session.get(), token);
    if (access.refusal) {
        return std::move(*access.refusal);
    }
    const auto snapshot = session ? session->snapshot() : nullptr;
    boost::json::object status;
    status["channel"] = id;
    status["title"] = shown.title;
    status["state"] = stateOf(snapshot.get());
    status["mode"] = domain::toString(shown.mode);
    status["session"] = nullptr;
    status["playlist"] = "/live/" + id + "/index.m3u8" +
                         (access.scope == CacheScope::kViewerOnly ? "?token=" + token : "");
    status["target_latency"] = nullptr;
    status["window"] = nullptr;
    if (snapshot && snapshot->multivariant) {
        status["session"] = session->id().value();
        const packager::PackagingPlan& plan = snapshot->renditions.front()->plan();
        status["target_latency"] = secondsOf(plan.liveOffset());
        status["window"] = secondsOf(plan.window);
    }
    status["viewers"] = service->counters(shown.id)->viewers.count(service->clock->steadyNow());
    auto response =
        HttpResponse::of("application/json", SharedBuffer::take(boost::json::serialize(status)));
    response.cacheControl = kNoStore;
    return response;
}

HttpResponse answerTime(std::shared_ptr<const OriginService> service) {
    const auto sinceEpoch = service->clock->wallNow().time_since_epoch();
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count();
    auto response = HttpResponse::of("text/plain; charset=utf-8",
                                     SharedBuffer::take(std::to_string(milliseconds)));
    response.cacheControl = kNoStore;
    return response;
}

}  // namespace

http::HttpHandler statusHandler(std::shared_ptr<const OriginService> service) {
    return [service](const HttpRequest& request, const PathParameters& path) {
        return answerStatus(service, std::string(path["channel"]),
                            tokenOf(request, path, TokenPlace::kQuery));
    };
}

http::HttpHandler timeHandler(std::shared_ptr<const OriginService> service) {
    return [service](const HttpRequest&, const PathParameters&) { return answerTime(service); };
}

}  // namespace sigma::origin
