#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::httpclient {

/// An absolute http or https URL (RFC 3986), in the parts that a request needs.
struct Url {
    bool isSecure = false;
    std::string host;    ///< a name or an address, without the brackets of IPv6
    std::string port;    ///< decimal; 80 or 443 where the URL says none
    std::string target;  ///< path and query, as the request line carries them; begins with a slash

    /// Errors: kInvalidArgument for what is no URL, kUnsupported for other schemes and for URLs
    /// that carry a user's name or password.
    static Result<Url> parse(std::string_view text);

    /// The URL that a reference in a document at this one means (RFC 3986, 5.2). Behind the host,
    /// bytes that no URL may have are percent-encoded first: playlists have names as files do.
    /// Errors: as parse().
    Result<Url> resolve(std::string_view reference) const;

    /// This URL with "name=value" behind what its query has already.
    Url withQuery(std::string_view parameter) const;

    /// Up to the query: what stays the same while delivery directives change.
    std::string withoutQuery() const;
    /// Scheme, host and port: what a connection can be shared for.
    std::string origin() const;
    /// What the Host header says.
    std::string authority() const;

    friend bool operator==(const Url&, const Url&) = default;
};

std::string toString(const Url& url);

}  // namespace sigma::httpclient
