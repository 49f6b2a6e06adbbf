#include "core/publish/rtmp_address.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/base/ascii.h"
#include "core/base/text_pieces.h"

namespace sigma::publish {
namespace {

constexpr std::string_view kPlainScheme = "rtmp";
constexpr std::string_view kSecureScheme = "rtmps";
constexpr std::size_t kMaxLength = 2048;
/// What is copied with an address.
constexpr std::string_view kSpaces = " \t\r\n";

Error invalid(std::string what) {
    return {ErrorCode::kInvalidArgument, std::move(what)};
}

/// Printable, and no space: what survives a URL.
bool isPlainText(std::string_view text) {
    return std::ranges::all_of(text, [](char each) {
        const auto byte = static_cast<unsigned char>(each);
        return byte > ' ' && byte != 0x7F;
    });
}

Result<void> checkPort(std::string_view port) {
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (error != std::errc() || end != port.data() + port.size() || number == 0) {
        return invalid("the port \"" + std::string(port) + "\" is not a number from 1 to 65535");
    }
    return {};
}

/// "host", "host:port", "[::1]" or "[::1]:port".
Result<void> takeAuthority(std::string_view authority, RtmpAddress& address) {
    if (authority.find('@') != std::string_view::npos) {
        return Error{ErrorCode::kUnsupported,
                     "the server's address holds a user name, which RTMP servers of this kind do "
                     "not take: put what they gave you into the key"};
    }
    std::string_view rest;
    if (authority.starts_with('[')) {
        const auto end = authority.find(']');
        if (end == std::string_view::npos) {
            return invalid("the server's address has no ] behind its IPv6 address");
        }
        address.host = authority.substr(1, end - 1);
        rest = authority.substr(end + 1);
        if (!rest.empty() && rest.front() != ':') {
            return invalid("the server's address goes on behind ] with something else than a port");
        }
    } else {
        const auto colon = authority.find(':');
        address.host = authority.substr(0, colon);
        rest = colon == std::string_view::npos ? "" : authority.substr(colon);
    }
    if (address.host.empty()) {
        return invalid("the server's address names no host");
    }
    if (rest.empty()) {
        address.port = address.isSecure ? "443" : "1935";
        return {};
    }
    address.port = rest.substr(1);
    return checkPort(address.port);
}

Result<std::string_view> takeScheme(std::string_view url, RtmpAddress& address) {
    const auto end = url.find("://");
    const std::string scheme =
        end == std::string_view::npos ? "" : toLowerAscii(url.substr(0, end));
    if (scheme != kPlainScheme && scheme != kSecureScheme) {
        return invalid("the server's address must begin with rtmp:// or rtmps://");
    }
    address.isSecure = scheme == kSecureScheme;
    return url.substr(end + 3);
}

}  // namespace

Result<RtmpAddress> RtmpAddress::parse(const PublishTarget& target) {
    const std::string_view url = trimmed(target.url, kSpaces);
    const std::string_view key = trimmed(target.key, kSpaces);
    if (url.size() > kMaxLength || key.size() > kMaxLength) {
        return Error{ErrorCode::kLimitExceeded, "the server's address or the key is longer than " +
                                                    std::to_string(kMaxLength) + " characters"};
    }
    if (!isPlainText(url)) {
        return invalid("the server's address has a space or a control character in it");
    }
    if (key.empty()) {
        return invalid("the stream key is missing");
    }
    if (!isPlainText(key)) {
        return invalid("the stream key has a space or a control character in it");
    }
    RtmpAddress address;
    SIGMA_TRY_ASSIGN(const std::string_view rest, takeScheme(url, address));
    const auto slash = rest.find('/');
    SIGMA_TRY(takeAuthority(rest.substr(0, slash), address));
    std::string_view app = slash == std::string_view::npos ? "" : rest.substr(slash + 1);
    while (app.ends_with('/')) {
        app.remove_suffix(1);
    }
    if (app.empty()) {
        return invalid(
            "the server's address names no application: it ends in something like "
            "/live");
    }
    address.app = app;
    address.tcUrl = std::string(address.isSecure ? kSecureScheme : kPlainScheme) + "://" +
                    std::string(rest.substr(0, slash)) + "/" + address.app;
    address.streamName = key;
    return address;
}

}  // namespace sigma::publish
