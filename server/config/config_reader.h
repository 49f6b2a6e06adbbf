#pragma once

#include <filesystem>
#include <string_view>

#include "server/config/config_problem.h"

namespace sigma::config {

/// Reads the text of a sigma-server.toml (TOML 1.0). Keys that it leaves out keep their defaults.
///
/// Reports every wrong type, value, unknown key and broken rule at once; a syntax error is
/// reported alone, since nothing behind it can be told.
ConfigResult parseConfig(std::string_view text);

/// As parseConfig, from a file of at most 1 MiB.
ConfigResult loadConfig(const std::filesystem::path& path);

}  // namespace sigma::config
