#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "core/base/clock.h"

namespace sigma::api {

/// 2026-11-21T14:05:00.123Z (RFC 3339, 5.6).
std::string toRfc3339(WallTime time);

/// The same, or null.
boost::json::value timeOrNull(const std::optional<WallTime>& time);

/// The moment that an RFC 3339 text names, years 1970 to 9999; a zone is required. Nothing for any
/// other text.
std::optional<WallTime> fromRfc3339(std::string_view text);

}  // namespace sigma::api
