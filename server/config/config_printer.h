#pragma once

#include <string>

#include "server/config/server_config.h"

namespace sigma::config {

/// The configuration as a complete sigma-server.toml: every key with its meaning, limits and
/// default. parseConfig() reads it back to the same configuration.
///
/// It holds the stream keys, as the file does: for the operator's eyes, never for a log.
std::string printConfig(const ServerConfig& config);

}  // namespace sigma::config
