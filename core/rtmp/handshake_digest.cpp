#include "core/rtmp/handshake_digest.h"

#include <array>
#include <cassert>

namespace sigma::rtmp {
namespace {

constexpr std::size_t kTimeAndVersionSize = 8;
constexpr std::size_t kBlockSize = 764;
constexpr std::size_t kOffsetFieldSize = 4;
constexpr std::size_t kOffsetRange = kBlockSize - kOffsetFieldSize - kDigestSize;

constexpr std::size_t kPlayerKeySize = 30;
constexpr std::size_t kServerKeySize = 36;

constexpr std::array<std::uint8_t, kPlayerKeySize> kPlayerKey{
    'G', 'e', 'n', 'u', 'i', 'n', 'e', ' ', 'A', 'd', 'o', 'b', 'e', ' ', 'F',
    'l', 'a', 's', 'h', ' ', 'P', 'l', 'a', 'y', 'e', 'r', ' ', '0', '0', '1'};

constexpr std::array<std::uint8_t, kServerKeySize + 32> kServerKey{
    'G',  'e',  'n',  'u',  'i',  'n',  'e',  ' ',  'A',  'd',  'o',  'b',  'e',  ' ',
    'F',  'l',  'a',  's',  'h',  ' ',  'M',  'e',  'd',  'i',  'a',  ' ',  'S',  'e',
    'r',  'v',  'e',  'r',  ' ',  '0',  '0',  '1',  0xF0, 0xEE, 0xC2, 0x4A, 0x80, 0x68,
    0xBE, 0xE8, 0x2E, 0x00, 0xD0, 0xD1, 0x02, 0x9E, 0x7E, 0x57, 0x6E, 0xEC, 0x5D, 0x2D,
    0x29, 0x80, 0x6F, 0xAB, 0x93, 0xB8, 0xE6, 0x36, 0xCF, 0xEB, 0x31, 0xAE};

}  // namespace

ByteSpan playerKey() {
    return kPlayerKey;
}

ByteSpan serverKey() {
    return ByteSpan(kServerKey).first(kServerKeySize);
}

ByteSpan fullServerKey() {
    return kServerKey;
}

std::size_t digestOffset(ByteSpan packet, DigestScheme scheme) {
    assert(packet.size() == kHandshakePacketSize);
    const std::size_t block =
        kTimeAndVersionSize + (scheme == DigestScheme::kKeyFirst ? kBlockSize : 0);
    std::size_t sum = 0;
    for (const std::uint8_t byte : packet.subspan(block, kOffsetFieldSize)) {
        sum += byte;
    }
    return block + kOffsetFieldSize + sum % kOffsetRange;
}

crypto::Sha256Digest packetDigest(ByteSpan packet, std::size_t offset, ByteSpan key) {
    const ByteSpan before = packet.first(offset);
    const ByteSpan after = packet.subspan(offset + kDigestSize);
    Bytes message;
    message.reserve(before.size() + after.size());
    message.insert(message.end(), before.begin(), before.end());
    message.insert(message.end(), after.begin(), after.end());
    return crypto::hmacSha256(key, message);
}

}  // namespace sigma::rtmp
