#include "server/http/http_response.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace sigma::http {
namespace {

struct Reason {
    unsigned status;
    std::string_view phrase;
};

constexpr std::array kReasons{
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{206, "Partial Content"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{307, "Temporary Redirect"},
    Reason{308, "Permanent Redirect"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{410, "Gone"},
    Reason{412, "Precondition Failed"},
    Reason{413, "Content Too Large"},
    Reason{415, "Unsupported Media Type"},
    Reason{416, "Range Not Satisfiable"},
    Reason{422, "Unprocessable Content"},
    Reason{428, "Precondition Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
    Reason{505, "HTTP Version Not Supported"},
};

void appendJsonString(std::string& json, std::string_view text) {
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += kHexDigits[byte >> 4];
            json += kHexDigits[byte & 0xF];
        } else {
            json += c;
        }
    }
    json += '"';
}

}  // namespace

std::string_view reasonPhrase(unsigned status) {
    const auto reason = std::ranges::lower_bound(kReasons, status, {}, &Reason::status);
    return reason != kReasons.end() && reason->status == status ? reason->phrase : "Unknown";
}

std::uint64_t HttpResponse::bodySize() const {
    return std::accumulate(
        body.begin(), body.end(), std::uint64_t{0},
        [](std::uint64_t sum, const SharedBuffer& piece) { return sum + piece.size(); });
}

HttpResponse HttpResponse::of(std::string contentType, SharedBuffer body) {
    HttpResponse response;
    response.contentType = std::move(contentType);
    response.body.push_back(std::move(body));
    return response;
}

HttpResponse HttpResponse::streamed(std::string contentType, std::shared_ptr<BodySource> source) {
    HttpResponse response;
    response.contentType = std::move(contentType);
    response.cacheControl = "no-store";
    response.source = std::move(source);
    return response;
}

HttpResponse HttpResponse::empty(unsigned status) {
    HttpResponse response;
    response.status = status;
    return response;
}

HttpResponse HttpResponse::problem(unsigned status, std::string_view code,
                                   std::string_view detail) {
    std::string json = "{\"type\":\"about:blank\",\"title\":";
    appendJsonString(json, reasonPhrase(status));
    json += ",\"status\":" + std::to_string(status) + ",\"code\":";
    appendJsonString(json, code);
    json += ",\"detail\":";
    appendJsonString(json, detail);
    json += '}';
    HttpResponse response = of("application/problem+json", SharedBuffer::take(std::move(json)));
    response.status = status;
    response.cacheControl = "no-store";
    return response;
}

}  // namespace sigma::http
