#pragma once

#include <string>

#include "core/base/result.h"

namespace sigma::app {

/// Where a user's data belong: $XDG_DATA_HOME/sigma-live, or .local/share/sigma-live in the home
/// folder (XDG Base Directory Specification). Errors: kNotFound where neither is known.
Result<std::string> ownDataFolder();

}  // namespace sigma::app
