#include "server/origin/viewer_access.h"

namespace sigma::origin {
namespace {

using http::HttpResponse;

HttpResponse refusalOf(const Error& error) {
    if (error.code == ErrorCode::kForbidden) {
        return HttpResponse::problem(403, "playback_token_refused", error.context);
    }
    HttpResponse refusal = HttpResponse::problem(401, "playback_token_needed", error.context);
    refusal.headers.push_back({"WWW-Authenticate", "Bearer realm=\"playback\""});
    return refusal;
}

}  // namespace

std::string tokenOf(const http::HttpRequest& request, const http::PathParameters& path,
                    TokenPlace place) {
    switch (place) {
        case TokenPlace::kQuery:
            return std::string(request.query.find("token").value_or(std::string_view()));
        case TokenPlace::kPath:
            return std::string(path["token"]);
        case TokenPlace::kNone:
            break;
    }
    return {};
}

ViewerAccess viewerAccess(const OriginService& service, std::string_view channel,
                          const packager::HlsSession* session, std::string_view token) {
    const auto known = service.channels->find(channel);
    const domain::Channel* const current = known     ? known.get()
                                           : session ? &session->channel()
                                                     : nullptr;
    ViewerAccess access;
    if (!current) {
        return access;
    }
    if (current->visibility == domain::Visibility::kToken) {
        access.scope = CacheScope::kViewerOnly;
    }
    const std::string_view id = session ? std::string_view(session->id().value()) : "";
    if (const auto admitted = service.guard->admit(*current, id, token); admitted.has_error()) {
        access.refusal = refusalOf(admitted.error());
    }
    return access;
}

}  // namespace sigma::origin
