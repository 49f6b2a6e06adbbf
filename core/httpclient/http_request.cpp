#include "core/httpclient/http_request.h"

namespace sigma::httpclient {
namespace {

void append(std::string& text, std::string_view name, std::string_view value) {
    text += name;
    text += ": ";
    text += value;
    text += "\r\n";
}

}  // namespace

std::string requestText(const HttpRequest& request) {
    std::string text = request.posted ? "POST " : "GET ";
    text += request.url.target;
    text += " HTTP/1.1\r\n";
    append(text, "Host", request.url.authority());
    append(text, "Accept", "*/*");
    for (const auto& [name, value] : request.headers) {
        append(text, name, value);
    }
    if (request.posted) {
        append(text, "Content-Length", std::to_string(request.posted->size()));
    }
    text += "\r\n";
    text += request.posted.value_or(std::string());
    return text;
}

}  // namespace sigma::httpclient
