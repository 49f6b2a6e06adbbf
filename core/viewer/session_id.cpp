#include "core/viewer/session_id.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "core/crypto/secrets.h"

namespace sigma::viewer {

std::string makeSessionId() {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<std::uint8_t, 16> bytes{};
    crypto::fillRandom(bytes);
    bytes[6] = static_cast<std::uint8_t>(0x40 | (bytes[6] & 0x0f));
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text += '-';
        }
        text += kDigits[bytes[i] >> 4];
        text += kDigits[bytes[i] & 0x0f];
    }
    return text;
}

}  // namespace sigma::viewer
