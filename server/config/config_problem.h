#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/system/result.hpp>

#include "server/config/server_config.h"

namespace sigma::config {

/// One thing wrong in a configuration file, and what was expected. Never quotes a stream key.
struct ConfigProblem {
    std::size_t line = 0;    ///< from 1; 0 when the file itself is meant
    std::size_t column = 0;  ///< from 1
    std::string key;         ///< "http.listen", "channel[1].name" (from 1); may be empty
    std::string message;

    friend bool operator==(const ConfigProblem&, const ConfigProblem&) = default;
};

/// Everything that is wrong in a file, from its top down; never empty as an error.
struct ConfigProblems {
    std::vector<ConfigProblem> list;
};

/// A configuration without a problem, or all of its problems.
using ConfigResult = boost::system::result<ServerConfig, ConfigProblems>;

/// "sigma-server.toml:12:1: http.listen: message", for a terminal or a log.
std::string toString(const ConfigProblem& problem, std::string_view fileName);

/// Called by Boost when value() is asked of a ConfigResult that holds problems: the caller's bug.
[[noreturn]] void throw_exception_from_error(const ConfigProblems& problems,
                                             const boost::source_location& location);

}  // namespace sigma::config
