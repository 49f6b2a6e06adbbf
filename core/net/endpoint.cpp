#include "core/net/endpoint.h"

#include <algorithm>
#include <charconv>

namespace sigma::net {
namespace {

Error invalid(std::string_view text, std::string_view expected) {
    return {ErrorCode::kInvalidArgument,
            "\"" + std::string(text) + "\" is not an endpoint: " + std::string(expected)};
}

bool isHostCharacter(char c) {
    const bool isAlphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isAlphanumeric || c == '.' || c == '-' || c == '_' || c == ':' || c == '%';
}

}  // namespace

Result<Endpoint> parseEndpoint(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return invalid(text, "expected host:port");
    }
    std::string_view host = text.substr(0, colon);
    const bool hasBrackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (hasBrackets) {
        host = host.substr(1, host.size() - 2);
    } else if (host.find(':') != std::string_view::npos) {
        return invalid(text, "an IPv6 address needs brackets, as in [::]:8080");
    }
    if (host.empty() || !std::ranges::all_of(host, isHostCharacter)) {
        return invalid(text, "expected host:port");
    }
    const std::string_view digits = text.substr(colon + 1);
    std::uint16_t port = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size()) {
        return invalid(text, "the port is a number from 0 to 65535");
    }
    return Endpoint{std::string(host), port};
}

std::string toString(const Endpoint& endpoint) {
    const bool needsBrackets = endpoint.host.find(':') != std::string::npos;
    return (needsBrackets ? "[" + endpoint.host + "]" : endpoint.host) + ":" +
           std::to_string(endpoint.port);
}

}  // namespace sigma::net
