#include <gtest/gtest.h>

#include "core/rtmp/handshake_digest.h"

namespace sigma::rtmp {
namespace {

TEST(HandshakeDigest, LiesWhereFourBytesOfItsBlockSay) {
    Bytes packet(kHandshakePacketSize);
    EXPECT_EQ(digestOffset(packet, DigestScheme::kDigestFirst), 12U);
    EXPECT_EQ(digestOffset(packet, DigestScheme::kKeyFirst), 776U);
    std::fill_n(packet.begin() + 8, 4, std::uint8_t{255});
    packet[772] = 7;
    EXPECT_EQ(digestOffset(packet, DigestScheme::kDigestFirst), 12U + (4 * 255) % 728);
    EXPECT_EQ(digestOffset(packet, DigestScheme::kKeyFirst), 783U);
}

TEST(HandshakeDigest, CoversEverythingButItself) {
    Bytes packet(kHandshakePacketSize, 1);
    const auto digest = packetDigest(packet, 100, playerKey());
    std::fill_n(packet.begin() + 100, kDigestSize, std::uint8_t{9});
    EXPECT_EQ(packetDigest(packet, 100, playerKey()), digest);
    packet[99] = 2;
    EXPECT_NE(packetDigest(packet, 100, playerKey()), digest);
    EXPECT_NE(packetDigest(packet, 100, serverKey()), digest);
}

}  // namespace
}  // namespace sigma::rtmp
