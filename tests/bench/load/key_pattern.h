#pragma once

#include <string>

namespace sigma::bench {

/// The pattern with its {} replaced by the number.
inline std::string nameOf(std::string pattern, std::size_t number) {
    const std::size_t at = pattern.find("{}");
    return at == std::string::npos ? pattern : pattern.replace(at, 2, std::to_string(number));
}

}  // namespace sigma::bench
