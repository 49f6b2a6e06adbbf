#include "core/httpclient/url.h"

#include <algorithm>

#include <boost/url/grammar/hexdig_chars.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/pchars.hpp>
#include <boost/url/url.hpp>

#include "core/base/ascii.h"

namespace sigma::httpclient {
namespace {

namespace urls = boost::urls;

Error invalid(std::string_view text, std::string_view why) {
    return {ErrorCode::kInvalidArgument, "\"" + std::string(text) + "\" " + std::string(why)};
}

/// Where the authority of a reference ends, if it has one.
std::size_t behindAuthority(std::string_view reference) {
    const std::size_t first = reference.find_first_of("/?#");
    if (first == std::string_view::npos || !reference.substr(first).starts_with("//") ||
        (first != 0 && reference[first - 1] != ':')) {
        return 0;
    }
    return std::min(reference.find_first_of("/?#", first + 2), reference.size());
}

/// The reference with the bytes behind its authority percent-encoded that may not stand there (RFC
/// 3986, 2.1 and 3.3 to 3.5).
std::string legalized(std::string_view reference) {
    constexpr auto kLegal = urls::pchars + '/' + '?' + '#';
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto isEscape = [](std::string_view text) {
        return text.size() >= 3 && text[0] == '%' && urls::grammar::hexdig_chars(text[1]) &&
               urls::grammar::hexdig_chars(text[2]);
    };
    const std::size_t begin = behindAuthority(reference);
    std::string legal(reference.substr(0, begin));
    for (std::size_t i = begin; i != reference.size(); ++i) {
        if (kLegal(reference[i]) || isEscape(reference.substr(i))) {
            legal += reference[i];
            continue;
        }
        const auto byte = static_cast<unsigned char>(reference[i]);
        legal += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
    return legal;
}

Result<Url> fromView(const urls::url_view& view, std::string_view text) {
    Url url;
    if (view.scheme_id() != urls::scheme::http && view.scheme_id() != urls::scheme::https) {
        return Error{ErrorCode::kUnsupported,
                     "\"" + std::string(text) + "\" is neither an http nor an https URL"};
    }
    if (view.has_userinfo()) {
        return Error{ErrorCode::kUnsupported, "a URL with a user's name in it"};
    }
    url.isSecure = view.scheme_id() == urls::scheme::https;
    url.host = view.host_address();
    if (url.host.empty()) {
        return invalid(text, "names no host");
    }
    if (std::string_view(url.host) != std::string_view(view.encoded_host_address())) {
        return invalid(text, "has a host with percent-encoded bytes");
    }
    url.port = view.has_port() && !view.port().empty() ? std::string(view.port())
                                                       : (url.isSecure ? "443" : "80");
    if (view.has_port() && !view.port().empty() && view.port_number() == 0) {
        return invalid(text, "names no port between 1 and 65535");
    }
    url.target = std::string(view.encoded_path());
    if (url.target.empty()) {
        url.target = "/";
    }
    // Boost 1.81 takes what follows an empty port for a path: "http://host:name/".
    if (!url.target.starts_with('/')) {
        return invalid(text, "names no port between 1 and 65535");
    }
    if (view.has_query()) {
        url.target += "?" + std::string(view.encoded_query());
    }
    return url;
}

/// Whether a path is of plain names alone: there is nothing to decode or to remove (RFC
/// 3986, 5.2.4).
bool isPlain(std::string_view path) {
    const auto isPlainLetter = [](char c) {
        return isLetterAscii(c) || isDigitAscii(c) || c == '-' || c == '_' || c == '.' || c == '/';
    };
    return std::ranges::all_of(path, isPlainLetter) && path.find("/.") == std::string_view::npos &&
           path.find("//") == std::string_view::npos;
}

}  // namespace

Result<Url> Url::parse(std::string_view text) {
    const auto view = urls::parse_uri(text);
    if (view.has_error()) {
        return invalid(text, "is no absolute URL");
    }
    return fromView(*view, text);
}

Result<Url> Url::resolve(std::string_view reference) const {
    // What playlists say nearly always needs no parser, which takes ten times as long.
    std::string beside = target.substr(0, target.rfind('/', target.find('?')) + 1);
    beside += reference;
    if (!reference.empty() && isPlain(beside)) {
        return Url{isSecure, host, port, std::move(beside)};
    }
    const std::string baseText = toString(*this);
    const auto base = urls::parse_uri(baseText);
    const std::string legal = legalized(reference);
    const auto view = urls::parse_uri_reference(legal);
    if (base.has_error() || view.has_error()) {
        return invalid(reference, "is no URL");
    }
    urls::url resolved;
    if (urls::resolve(*base, *view, resolved).has_error()) {
        return invalid(reference, "cannot be resolved against " + baseText);
    }
    return fromView(resolved, reference);
}

Url Url::withQuery(std::string_view parameter) const {
    Url url = *this;
    url.target += target.find('?') == std::string::npos ? '?' : '&';
    url.target += parameter;
    return url;
}

std::string Url::withoutQuery() const {
    return origin() + target.substr(0, target.find('?'));
}

std::string Url::origin() const {
    return (isSecure ? "https://" : "http://") + authority();
}

std::string Url::authority() const {
    const bool isDefaultPort = port == (isSecure ? "443" : "80");
    const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return isDefaultPort ? name : name + ":" + port;
}

std::string toString(const Url& url) {
    return url.origin() + url.target;
}

}  // namespace sigma::httpclient
