#pragma once

#include <optional>
#include <string>

#include "server/config/server_config.h"

namespace sigma::config {

/// "2" or "0.5": the shortest decimal that secondsOf() reads back to the same duration.
std::string secondsText(Milliseconds duration);

/// To the nearest millisecond; nothing for what is not a number or beyond a thousand years.
std::optional<Milliseconds> secondsOf(double seconds);

}  // namespace sigma::config
