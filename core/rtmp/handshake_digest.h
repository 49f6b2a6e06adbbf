#pragma once

#include <cstddef>

#include "core/base/shared_buffer.h"
#include "core/crypto/hmac.h"
#include "core/rtmp/handshake.h"

namespace sigma::rtmp {

inline constexpr std::size_t kDigestSize = 32;

/// Where C1 or S1 of the complex handshake hides its digest.
enum class DigestScheme {
    kKeyFirst,     ///< "scheme 0": the key block, then the digest block
    kDigestFirst,  ///< "scheme 1": the digest block, then the key block
};

/// The keys that Flash players and Flash media servers sign with; well known, so no secrets.
ByteSpan playerKey();
ByteSpan serverKey();
/// serverKey() and the 32 bytes behind it that sign S2.
ByteSpan fullServerKey();

/// Where the digest of a C1 or S1 begins; four bytes of the packet itself decide.
///
/// Needs kHandshakePacketSize bytes.
std::size_t digestOffset(ByteSpan packet, DigestScheme scheme);

/// HMAC-SHA256 of the packet without the digest at `offset`.
crypto::Sha256Digest packetDigest(ByteSpan packet, std::size_t offset, ByteSpan key);

}  // namespace sigma::rtmp
