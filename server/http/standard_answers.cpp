#include "server/http/standard_answers.h"

namespace sigma::http {

HttpResponse notFound() {
    return HttpResponse::problem(404, "not_found", "nothing is here");
}

HttpResponse methodNotAllowed(std::string allow) {
    HttpResponse response =
        HttpResponse::problem(405, "method_not_allowed", "the methods here are " + allow);
    response.headers.push_back({"Allow", std::move(allow)});
    return response;
}

HttpResponse preflight(std::string allow) {
    HttpResponse response = HttpResponse::empty(204);
    response.headers.push_back({"Access-Control-Allow-Methods", allow});
    response.headers.push_back({"Access-Control-Allow-Headers",
                                "Range, Authorization, Content-Type, Idempotency-Key, If-Match, "
                                "If-None-Match, Last-Event-ID"});
    response.headers.push_back({"Access-Control-Max-Age", "86400"});
    response.headers.push_back({"Allow", std::move(allow)});
    return response;
}

HttpResponse internalError() {
    return HttpResponse::problem(500, "internal_error", "the server failed to answer");
}

HttpResponse requestTimeout() {
    return HttpResponse::problem(408, "request_timeout", "the request did not arrive in time");
}

std::string_view refusal() {
    return "HTTP/1.1 503 Service Unavailable\r\n"
           "Server: sigma\r\n"
           "Access-Control-Allow-Origin: *\r\n"
           "Retry-After: 5\r\n"
           "Cache-Control: no-store\r\n"
           "Content-Length: 0\r\n"
           "Connection: close\r\n"
           "\r\n";
}

}  // namespace sigma::http
