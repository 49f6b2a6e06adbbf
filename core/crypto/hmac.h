#pragma once

#include "core/base/shared_buffer.h"
#include "core/crypto/sha256.h"

namespace sigma::crypto {

/// HMAC-SHA256 (RFC 2104, FIPS 180-4).
Sha256Digest hmacSha256(ByteSpan key, ByteSpan message);

}  // namespace sigma::crypto
