#pragma once

#include <vector>

#include "server/config/config_problem.h"
#include "server/config/key_places.h"

namespace sigma::config {

/// Checks what no type can: the form of names, keys and addresses, and rules between values.
///
/// `known` are the problems found while reading; a rule that involves one of their keys is
/// passed over, for its verdict would be about a value that nobody wrote.
std::vector<ConfigProblem> checkRules(const ServerConfig& config, const KeyPlaces& places,
                                      const std::vector<ConfigProblem>& known);

}  // namespace sigma::config
