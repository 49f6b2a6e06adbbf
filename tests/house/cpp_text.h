#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigma::house {

/// The C++ text with its comments replaced by blanks; lines and columns stay where they were.
std::string withoutComments(std::string_view text);

/// As withoutComments, and the contents of string and character literals are blanked too.
std::string codeOnly(std::string_view text);

/// Where `word` stands in the text as a word of its own ("printf" is not in "snprintf"), from
/// `begin` on; npos where it does not.
std::size_t findWord(std::string_view text, std::string_view word, std::size_t begin = 0);

}  // namespace sigma::house
