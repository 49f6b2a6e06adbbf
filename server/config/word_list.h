#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sigma::config {

/// The words of a value that holds several, separated by spaces.
std::vector<std::string> wordsOf(std::string_view text);

}  // namespace sigma::config
