#include "core/crypto/secrets.h"

#include <cstdlib>

#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace sigma::crypto {

void fillRandom(std::span<std::uint8_t> bytes) {
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        std::abort();  // no randomness means no secrets: nothing safe can follow
    }
}

std::string randomToken(std::size_t length) {
    constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
    Bytes random(length);
    fillRandom(random);
    std::string token;
    token.reserve(length);
    for (const std::uint8_t byte : random) {
        token += kAlphabet[byte & 31U];
    }
    return token;
}

std::string randomSecret(std::size_t entropyBits) {
    constexpr std::size_t kBitsACharacter = 5;
    return randomToken((entropyBits + kBitsACharacter - 1) / kBitsACharacter);
}

bool equalInConstantTime(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace sigma::crypto
