#include "server/monitor/readiness_handler.h"

namespace sigma::monitor {
namespace {

using http::HttpResponse;

HttpResponse answerReadiness(std::vector<std::string> obstacles) {
    std::string text = obstacles.empty() ? "ready\n" : "";
    for (const std::string& obstacle : obstacles) {
        text += obstacle + '\n';
    }
    auto response =
        HttpResponse::of("text/plain; charset=utf-8", SharedBuffer::take(std::move(text)));
    response.status = obstacles.empty() ? 200 : 503;
    response.cacheControl = "no-store";
    return response;
}

}  // namespace

http::HttpHandler readinessHandler(ReadinessCheck check) {
    return [check = std::move(check)](const http::HttpRequest&, const http::PathParameters&) {
        return answerReadiness(check());
    };
}

}  // namespace sigma::monitor
