#include <algorithm>

#include <gtest/gtest.h>

#include "core/rtmp/handshake.h"
#include "core/rtmp/handshake_digest.h"

namespace sigma::rtmp {
namespace {

constexpr std::size_t kHelloBytes = 1 + kHandshakePacketSize;

Bytes simpleHello() {
    Bytes hello(kHelloBytes);
    for (std::size_t index = 0; index != hello.size(); ++index) {
        hello[index] = static_cast<std::uint8_t>(index * 7);
    }
    hello[0] = 3;
    return hello;
}

Bytes complexHello(DigestScheme scheme) {
    Bytes hello = simpleHello();
    const std::span c1 = std::span(hello).subspan(1);
    const std::size_t offset = digestOffset(c1, scheme);
    std::ranges::copy(packetDigest(c1, offset, playerKey()), c1.subspan(offset).begin());
    return hello;
}

TEST(ServerHandshake, EchoesASimpleHello) {
    ServerHandshake handshake;
    const Bytes hello = simpleHello();
    EXPECT_EQ(handshake.receive(hello).value(), kHelloBytes);
    EXPECT_FALSE(handshake.isDone());
    const SharedBuffer answer = handshake.takeOutput();
    ASSERT_EQ(answer.size(), 1 + 2 * kHandshakePacketSize);
    EXPECT_EQ(answer.data()[0], 3);
    EXPECT_EQ(answer.slice(kHelloBytes), SharedBuffer::copyOf(ByteSpan(hello).subspan(1)));
    EXPECT_TRUE(handshake.takeOutput().empty());
}

class ComplexHandshake : public testing::TestWithParam<DigestScheme> {};

TEST_P(ComplexHandshake, IsAnsweredWithDigests) {
    ServerHandshake handshake;
    const Bytes hello = complexHello(GetParam());
    ASSERT_TRUE(handshake.receive(hello).has_value());
    const SharedBuffer answer = handshake.takeOutput();
    ASSERT_EQ(answer.size(), 1 + 2 * kHandshakePacketSize);

    const ByteSpan s1 = answer.view().subspan(1, kHandshakePacketSize);
    const std::size_t offset = digestOffset(s1, GetParam());
    EXPECT_TRUE(
        std::ranges::equal(packetDigest(s1, offset, serverKey()), s1.subspan(offset, kDigestSize)));
    EXPECT_GE(s1[4], 3);

    const ByteSpan c1 = ByteSpan(hello).subspan(1);
    const ByteSpan clientDigest = c1.subspan(digestOffset(c1, GetParam()), kDigestSize);
    const auto key = crypto::hmacSha256(fullServerKey(), clientDigest);
    const ByteSpan s2 = answer.view().last(kHandshakePacketSize);
    EXPECT_TRUE(std::ranges::equal(crypto::hmacSha256(key, s2.first(s2.size() - kDigestSize)),
                                   s2.last(kDigestSize)));
}

INSTANTIATE_TEST_SUITE_P(Schemes, ComplexHandshake,
                         testing::Values(DigestScheme::kKeyFirst, DigestScheme::kDigestFirst));

TEST(ServerHandshake, TakesItsBytesOneByOneAndLeavesWhatFollows) {
    ServerHandshake handshake;
    Bytes bytes = simpleHello();
    bytes.resize(bytes.size() + kHandshakePacketSize);
    for (const std::uint8_t byte : bytes) {
        EXPECT_FALSE(handshake.isDone());
        ASSERT_EQ(handshake.receive(ByteSpan(&byte, 1)).value(), 1U);
    }
    EXPECT_TRUE(handshake.isDone());
    EXPECT_EQ(handshake.receive(bytes).value(), 0U);
}

TEST(ServerHandshake, TakesAllAtOnceAndLeavesWhatFollows) {
    ServerHandshake handshake;
    Bytes bytes = simpleHello();
    bytes.resize(bytes.size() + kHandshakePacketSize + 10);
    EXPECT_EQ(handshake.receive(bytes).value(), bytes.size() - 10);
    EXPECT_TRUE(handshake.isDone());
}

struct BadVersion {
    std::uint8_t first;
    std::string_view words;
};

class ServerHandshakeVersion : public testing::TestWithParam<BadVersion> {};

TEST_P(ServerHandshakeVersion, IsRefusedAtTheFirstByte) {
    ServerHandshake handshake;
    const auto result = handshake.receive(ByteSpan(&GetParam().first, 1));
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(result.error().context, GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Versions, ServerHandshakeVersion,
    testing::Values(BadVersion{2, "the peer opens with byte 2, not with version 3 of RTMP"},
                    BadVersion{6,
                               "the peer opens with byte 6, not with version 3 of RTMP; it "
                               "wants the encrypted form, RTMPE"},
                    BadVersion{'G',
                               "the peer opens with byte 71, not with version 3 of RTMP; it "
                               "seems to speak another protocol"}));

}  // namespace
}  // namespace sigma::rtmp
