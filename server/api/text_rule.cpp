#include "server/api/text_rule.h"

#include "server/api/plain_text.h"

namespace sigma::api {

std::optional<TextFault> faultOf(std::string_view text, const TextRule& rule) {
    if (text.size() < rule.minSize) {
        return TextFault{"too_short",
                         "it must have " + std::to_string(rule.minSize) + " or more bytes"};
    }
    if (text.size() > rule.maxSize) {
        return TextFault{"too_long",
                         "it must have " + std::to_string(rule.maxSize) + " bytes at most"};
    }
    if (!rule.characters.empty() &&
        text.find_first_not_of(rule.characters) != std::string_view::npos) {
        return TextFault{"bad_format", "it has a character that is not allowed"};
    }
    if (!isPlainText(text)) {
        return TextFault{"bad_format", "it must be UTF-8 without control characters"};
    }
    return std::nullopt;
}

}  // namespace sigma::api
