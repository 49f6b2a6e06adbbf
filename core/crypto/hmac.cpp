#include "core/crypto/hmac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace sigma::crypto {

Sha256Digest hmacSha256(ByteSpan key, ByteSpan message) {
    Sha256Digest digest{};
    unsigned length = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
         digest.data(), &length);
    return digest;
}

}  // namespace sigma::crypto
