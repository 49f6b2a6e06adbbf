#include "server/api/plain_text.h"

#include <cstddef>
#include <cstdint>

namespace sigma::api {
namespace {

/// What the first byte of a character allows: how many bytes follow, and the range of the first
/// of these, which excludes overlong forms, surrogates and what lies above U+10FFFF.
struct Lead {
    std::size_t following = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    bool isValid = true;
};

Lead leadOf(std::uint8_t byte) {
    if (byte < 0x80) {
        return {0, 0, 0, byte >= 0x20 && byte != 0x7F};
    }
    if (byte >= 0xC2 && byte <= 0xDF) {
        return {1};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return {2, static_cast<std::uint8_t>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<std::uint8_t>(byte == 0xED ? 0x9F : 0xBF)};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return {3, static_cast<std::uint8_t>(byte == 0xF0 ? 0x90 : 0x80),
                static_cast<std::uint8_t>(byte == 0xF4 ? 0x8F : 0xBF)};
    }
    return {0, 0, 0, false};
}

}  // namespace

bool isPlainText(std::string_view text) {
    std::size_t index = 0;
    while (index != text.size()) {
        const Lead lead = leadOf(static_cast<std::uint8_t>(text[index++]));
        if (!lead.isValid || text.size() - index < lead.following) {
            return false;
        }
        for (std::size_t step = 0; step != lead.following; ++step) {
            const auto byte = static_cast<std::uint8_t>(text[index++]);
            const bool isGood =
                step == 0 ? byte >= lead.low && byte <= lead.high : (byte & 0xC0U) == 0x80U;
            if (!isGood) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace sigma::api
