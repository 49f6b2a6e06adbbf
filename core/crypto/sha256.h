#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma::crypto {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4).
Sha256Digest sha256(ByteSpan message);

/// The SHA-256 of a text as 64 lower-case hexadecimal digits: how a secret that was made at random
/// is kept at rest. Never for passwords, which can be guessed: see hashPassword().
std::string sha256Hex(std::string_view text);

}  // namespace sigma::crypto
