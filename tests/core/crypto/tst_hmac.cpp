#include <gtest/gtest.h>

#include "core/crypto/hmac.h"

namespace sigma::crypto {
namespace {

// RFC 4231, test case 2.
TEST(Hmac, MatchesThePublishedVector) {
    const SharedBuffer key = SharedBuffer::take(std::string("Jefe"));
    const SharedBuffer message = SharedBuffer::take(std::string("what do ya want for nothing?"));
    const Sha256Digest expected{0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e, 0x6a, 0x04, 0x24,
                                0x26, 0x08, 0x95, 0x75, 0xc7, 0x5a, 0x00, 0x3f, 0x08, 0x9d, 0x27,
                                0x39, 0x83, 0x9d, 0xec, 0x58, 0xb9, 0x64, 0xec, 0x38, 0x43};
    EXPECT_EQ(hmacSha256(key.view(), message.view()), expected);
}

}  // namespace
}  // namespace sigma::crypto
