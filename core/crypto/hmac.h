#pragma once

#include <array>
#include <cstdint>

#include "core/base/shared_buffer.h"

namespace sigma::crypto {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// HMAC-SHA256 (RFC 2104, FIPS 180-4).
Sha256Digest hmacSha256(ByteSpan key, ByteSpan message);

}  // namespace sigma::crypto
