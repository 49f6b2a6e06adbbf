#include "core/crypto/password_hash.h"

#include <cstdlib>

#include <sodium.h>

namespace sigma::crypto {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = 64U << 20;

void initialise() {
    static const bool isReady = sodium_init() >= 0;
    if (!isReady) {
        std::abort();  // no randomness means no salts: nothing safe can follow
    }
}

bool isHashable(std::string_view password) {
    return !password.empty() && password.size() <= kMaxPasswordBytes;
}

}  // namespace

Result<std::string> hashPassword(std::string_view password) {
    initialise();
    if (!isHashable(password)) {
        return Error{ErrorCode::kInvalidArgument,
                     "a password has " + std::to_string(password.size()) + " bytes, from 1 to " +
                         std::to_string(kMaxPasswordBytes) + " are taken"};
    }
    char encoded[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(encoded, password.data(), password.size(), kPasses, kMemoryBytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return Error{ErrorCode::kUnavailable, "there is no memory to hash a password with"};
    }
    return std::string(encoded);
}

bool verifyPassword(const std::string& hash, std::string_view password) {
    initialise();
    return hash.size() < crypto_pwhash_STRBYTES && password.size() <= kMaxPasswordBytes &&
           crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool needsRehash(const std::string& hash) {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), kPasses, kMemoryBytes) != 0;
}

}  // namespace sigma::crypto
