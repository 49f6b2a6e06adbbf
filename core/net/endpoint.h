#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::net {

/// A host and a TCP port, as configuration names them.
struct Endpoint {
    std::string host;        ///< an address or a name, without the brackets of IPv6
    std::uint16_t port = 0;  ///< 0 lets the operating system choose, where one listens

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Reads "127.0.0.1:8080", "[::]:8080" or "localhost:8080". Errors: kInvalidArgument.
Result<Endpoint> parseEndpoint(std::string_view text);

/// As parseEndpoint reads it.
std::string toString(const Endpoint& endpoint);

}  // namespace sigma::net
