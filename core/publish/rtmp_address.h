#pragma once

#include <string>

#include "core/base/result.h"
#include "core/publish/publish_target.h"

namespace sigma::publish {

/// Where an RTMP publisher connects to, and what it asks for there.
struct RtmpAddress {
    bool isSecure = false;   ///< RTMP over TLS
    std::string host;        ///< a name or an address, without the brackets of IPv6
    std::string port;        ///< decimal; 1935, or 443 for rtmps, where the URL says none
    std::string app;         ///< with its instance, as in "live/eu"
    std::string tcUrl;       ///< the URL as the server is told it
    std::string streamName;  ///< the key with its parameters; a secret

    /// rtmp[s]://host[:port]/app[/instance] and a key; spaces around both are left out.
    /// Errors: kInvalidArgument and kUnsupported, in words for the person who typed it.
    static Result<RtmpAddress> parse(const PublishTarget& target);
};

}  // namespace sigma::publish
