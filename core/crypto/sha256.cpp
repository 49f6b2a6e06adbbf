#include "core/crypto/sha256.h"

#include <openssl/sha.h>

namespace sigma::crypto {

Sha256Digest sha256(ByteSpan message) {
    Sha256Digest digest{};
    SHA256(message.data(), message.size(), digest.data());
    return digest;
}

std::string sha256Hex(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::string hex;
    for (const std::uint8_t byte : sha256({bytes, text.size()})) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 0xF];
    }
    return hex;
}

}  // namespace sigma::crypto
