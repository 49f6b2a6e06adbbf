#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace sigma {

/// Of ASCII, whatever the locale.
constexpr bool isDigitAscii(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool isUpperAscii(char c) {
    return c >= 'A' && c <= 'Z';
}

constexpr bool isLetterAscii(char c) {
    return isUpperAscii(c) || (c >= 'a' && c <= 'z');
}

/// A letter of ASCII in lower case, and every other character as it is, whatever the locale: for
/// names of protocols, which are not written in people's languages.
constexpr char toLowerAscii(char c) {
    return isUpperAscii(c) ? static_cast<char>(c - 'A' + 'a') : c;
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
