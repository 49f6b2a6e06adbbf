#pragma once

#include <string>
#include <string_view>

namespace sigma::ingest {

/// A peer's name for itself, fit to be shown and kept: ASCII without control characters, at most
/// 100 of them.
std::string printableName(std::string_view name);

}  // namespace sigma::ingest
