#include "server/http/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sigma::http {
namespace {

void appendNumber(std::string& out, std::uint64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end.ptr);
}

void appendField(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    const std::size_t begin = out.size();
    out += value;
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    out += "\r\n";
}

void appendStatusLine(std::string& out, unsigned status) {
    out += "HTTP/1.1 ";
    appendNumber(out, status);
    out += ' ';
    out += reasonPhrase(status);
    out += "\r\n";
}

void appendCors(std::string& out, const CorsDecision& cors) {
    if (!cors.allowedOrigin.empty()) {
        appendField(out, "Access-Control-Allow-Origin", cors.allowedOrigin);
        out +=
            "Access-Control-Expose-Headers: "
            "Content-Range, Date, ETag, Location, Retry-After\r\n";
    }
    if (cors.variesByOrigin) {
        out += "Vary: Origin\r\n";
    }
}

void appendBodySize(std::string& out, const HttpResponse& response, const HeadContext& context) {
    if (!allowsBody(response.status)) {
        return;
    }
    if (!response.source) {
        out += "Content-Length: ";
        appendNumber(out, response.bodySize());
        out += "\r\n";
    } else if (!context.isHttp10) {
        out += "Transfer-Encoding: chunked\r\n";
    }
}

}  // namespace

bool allowsBody(unsigned status) {
    return status >= 200 && status != 204 && status != 304;
}

void renderHead(std::string& out, const HttpResponse& response, const HeadContext& context) {
    appendStatusLine(out, response.status);
    out += "Server: sigma\r\n";
    appendCors(out, context.cors);
    out += "Date: ";
    out += context.date;
    out += "\r\n";
    if (!response.contentType.empty()) {
        appendField(out, "Content-Type", response.contentType);
    }
    appendBodySize(out, response, context);
    if (!response.cacheControl.empty()) {
        appendField(out, "Cache-Control", response.cacheControl);
    }
    if (response.acceptsRanges) {
        out += "Accept-Ranges: bytes\r\n";
    }
    for (const HttpHeader& header : response.headers) {
        appendField(out, header.name, header.value);
    }
    if (!context.keepsAlive) {
        out += "Connection: close\r\n";
    } else if (context.isHttp10) {
        out += "Connection: keep-alive\r\n";
    }
    out += "\r\n";
}

}  // namespace sigma::http
