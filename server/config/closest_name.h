#pragma once

#include <span>
#include <string_view>

namespace sigma::config {

/// The candidate that `name` was most likely meant to be; empty when none is near.
std::string_view closestName(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace sigma::config
