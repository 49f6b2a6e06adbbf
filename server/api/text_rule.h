#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sigma::api {

/// What a text may be. It is always UTF-8 without control characters.
struct TextRule {
    std::size_t minSize = 0;  ///< of bytes
    std::size_t maxSize = 0;
    std::string_view characters{};  ///< the only ones it may have; empty: all
};

inline constexpr std::string_view kIdCharacters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
inline constexpr TextRule kIdRule{1, 64, kIdCharacters};

/// What is wrong with a text: a code for programs, and words.
struct TextFault {
    std::string code;
    std::string detail;
};

/// The first thing that the rule does not allow; none where the text keeps it.
std::optional<TextFault> faultOf(std::string_view text, const TextRule& rule);

}  // namespace sigma::api
