#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace sigma {

/// A letter of ASCII in lower case, and every other character as it is, whatever the locale: for
/// names of protocols, which are not written in people's languages.
constexpr char toLowerAscii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string toLowerAscii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        c = toLowerAscii(c);
    }
    return lower;
}

/// Whether they differ in nothing but the case of letters of ASCII.
constexpr bool equalsInAnyCase(std::string_view a, std::string_view b) {
    return std::ranges::equal(
        a, b, [](char left, char right) { return toLowerAscii(left) == toLowerAscii(right); });
}

}  // namespace sigma
