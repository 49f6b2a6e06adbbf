#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "core/base/clock.h"

namespace sigma::events {

/// The longest that a receiver can make us wait.
inline constexpr std::chrono::seconds kMaxRetryAfter = std::chrono::hours(24);

/// How long a Retry-After field asks to wait (RFC 9110, 10.2.3): seconds, or an HTTP date in any
/// of its three forms (5.6.7). Between nothing and kMaxRetryAfter; none for what can't be read.
std::optional<std::chrono::seconds> parseRetryAfter(std::string_view value, WallTime now);

}  // namespace sigma::events
