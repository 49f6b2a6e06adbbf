#include "core/rtmp/handshake.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/crypto/secrets.h"
#include "core/rtmp/handshake_digest.h"

namespace sigma::rtmp {
namespace {

constexpr std::uint8_t kVersion = 3;
constexpr std::uint8_t kEncryptedVersion = 6;

/// What S1 calls itself in the complex handshake; clients look for digests from 3.0 on.
constexpr std::array<std::uint8_t, 4> kServerVersion{4, 5, 0, 1};

struct ClientDigest {
    DigestScheme scheme;
    ByteSpan digest;
};

Error badVersion(std::uint8_t version) {
    std::string context =
        "the peer opens with byte " + std::to_string(version) + ", not with version 3 of RTMP";
    if (version == kEncryptedVersion) {
        context += "; it wants the encrypted form, RTMPE";
    } else if (version >= ' ') {
        context += "; it seems to speak another protocol";
    }
    return {ErrorCode::kUnsupported, std::move(context)};
}

std::optional<ClientDigest> findClientDigest(ByteSpan c1) {
    for (const DigestScheme scheme : {DigestScheme::kKeyFirst, DigestScheme::kDigestFirst}) {
        const std::size_t offset = digestOffset(c1, scheme);
        const ByteSpan digest = c1.subspan(offset, kDigestSize);
        if (std::ranges::equal(packetDigest(c1, offset, playerKey()), digest)) {
            return ClientDigest{scheme, digest};
        }
    }
    return std::nullopt;
}

/// S0, S1 with zeros for its version, S2 as an echo of C1 (RTMP 1.0, 5.2.3 and 5.2.4).
Bytes simpleAnswer(ByteSpan c1) {
    Bytes answer(1 + 2 * kHandshakePacketSize);
    answer[0] = kVersion;
    crypto::fillRandom(std::span(answer).subspan(1 + 8, kHandshakePacketSize - 8));
    std::ranges::copy(c1, answer.begin() + 1 + kHandshakePacketSize);
    return answer;
}

/// S0, S1 with its digest where the client has its own, S2 signed with the client's digest.
Bytes complexAnswer(const ClientDigest& client) {
    Bytes answer(1 + 2 * kHandshakePacketSize);
    answer[0] = kVersion;
    const std::span s1 = std::span(answer).subspan(1, kHandshakePacketSize);
    const std::span s2 = std::span(answer).subspan(1 + kHandshakePacketSize);
    crypto::fillRandom(s1.subspan(8));
    std::ranges::copy(kServerVersion, s1.begin() + 4);
    const std::size_t offset = digestOffset(s1, client.scheme);
    std::ranges::copy(packetDigest(s1, offset, serverKey()), s1.subspan(offset).begin());

    crypto::fillRandom(s2);
    const auto key = crypto::hmacSha256(fullServerKey(), client.digest);
    const auto signature = crypto::hmacSha256(key, s2.first(s2.size() - kDigestSize));
    std::ranges::copy(signature, s2.last(kDigestSize).begin());
    return answer;
}

}  // namespace

Result<std::size_t> ServerHandshake::receive(ByteSpan bytes) {
    const std::size_t offered = bytes.size();
    if (m_taken < kHelloBytes && !bytes.empty()) {
        if (m_taken == 0 && bytes.front() != kVersion) {
            return badVersion(bytes.front());
        }
        const ByteSpan part = bytes.first(std::min(bytes.size(), kHelloBytes - m_taken));
        m_hello.reserve(kHelloBytes);
        m_hello.insert(m_hello.end(), part.begin(), part.end());
        m_taken += part.size();
        bytes = bytes.subspan(part.size());
        if (m_taken == kHelloBytes) {
            const ByteSpan c1 = ByteSpan(m_hello).subspan(1);
            const auto digest = findClientDigest(c1);
            m_output = SharedBuffer::take(digest ? complexAnswer(*digest) : simpleAnswer(c1));
            m_hello = {};
        }
    }
    const std::size_t skipped = std::min(bytes.size(), kClientBytes - m_taken);
    m_taken += skipped;
    return offered - bytes.size() + skipped;
}

}  // namespace sigma::rtmp
