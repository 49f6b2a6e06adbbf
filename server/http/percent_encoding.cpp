#include "server/http/percent_encoding.h"

#include <charconv>

namespace sigma::http {

Result<void> appendDecoded(std::string& out, std::string_view encoded, PlusSign plus) {
    constexpr int kHexadecimal = 16;
    for (std::size_t index = 0; index != encoded.size(); ++index) {
        const char c = encoded[index];
        if (c == '+' && plus == PlusSign::kIsSpace) {
            out += ' ';
        } else if (c != '%') {
            out += c;
        } else {
            const std::string_view digits = encoded.substr(index + 1, 2);
            unsigned char byte = 0;
            const char* end = digits.data() + digits.size();
            const auto parsed = std::from_chars(digits.data(), end, byte, kHexadecimal);
            if (digits.size() != 2 || parsed.ptr != end) {
                return Error{ErrorCode::kInvalidData,
                             "a % is not followed by two hexadecimal digits"};
            }
            out += static_cast<char>(byte);
            index += 2;
        }
    }
    return {};
}

}  // namespace sigma::http
