#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/base/result.h"

namespace sigma::apiclient {

struct HostAndPort {
    std::string host;  ///< without the brackets of IPv6
    std::string port;

    friend bool operator==(const HostAndPort&, const HostAndPort&) = default;
};

/// Whom an rtmp, rtmps, http or https URL leads to, with the port of its scheme where it says
/// none. Errors: kInvalidArgument.
Result<HostAndPort> hostOf(std::string_view url);

/// Whether somebody takes connections there; says nothing to them. Errors: kIo, in words.
boost::asio::awaitable<Result<void>> reach(boost::asio::any_io_executor executor, HostAndPort place,
                                           std::chrono::milliseconds patience);

}  // namespace sigma::apiclient
