#include <gtest/gtest.h>

#include "core/crypto/base64.h"

namespace sigma::crypto {
namespace {

Bytes bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

struct Vector {
    std::string plain;
    std::string encoded;
};

class Base64Vectors : public testing::TestWithParam<Vector> {};

TEST_P(Base64Vectors, GoBothWays) {
    EXPECT_EQ(base64(bytesOf(GetParam().plain)), GetParam().encoded);
    EXPECT_EQ(fromBase64(GetParam().encoded).value(), bytesOf(GetParam().plain));
}

// RFC 4648, 10.
INSTANTIATE_TEST_SUITE_P(Table, Base64Vectors,
                         testing::Values(Vector{"", ""}, Vector{"f", "Zg=="}, Vector{"fo", "Zm8="},
                                         Vector{"foo", "Zm9v"}, Vector{"foob", "Zm9vYg=="},
                                         Vector{"fooba", "Zm9vYmE="},
                                         Vector{"foobar", "Zm9vYmFy"}));

TEST(Base64Url, NeedsNoEscapesInAUrl) {
    const Bytes bytes{0xFB, 0xFF, 0xFE, 0x01};
    EXPECT_EQ(base64(bytes), "+//+AQ==");
    EXPECT_EQ(base64Url(bytes), "-__-AQ");
    EXPECT_EQ(fromBase64Url("-__-AQ").value(), bytes);
}

class Base64UrlRefuses : public testing::TestWithParam<std::string> {};

TEST_P(Base64UrlRefuses, WhatIsNotTheOneTextOfItsBytes) {
    const auto decoded = fromBase64Url(GetParam());
    ASSERT_TRUE(decoded.has_error());
    EXPECT_EQ(decoded.error().code, ErrorCode::kInvalidData);
}

INSTANTIATE_TEST_SUITE_P(Table, Base64UrlRefuses,
                         testing::Values("Zg==", "Z", "Zh", "Zm9v\n", " Zm9v", "Zm 9v", "+//+AQ",
                                         "Zm9v.", std::string("Zm9v\0", 5)));

class Base64Refuses : public testing::TestWithParam<std::string> {};

TEST_P(Base64Refuses, WhatIsNotTheOneTextOfItsBytes) {
    EXPECT_TRUE(fromBase64(GetParam()).has_error());
}

INSTANTIATE_TEST_SUITE_P(Table, Base64Refuses,
                         testing::Values("Zg", "Zg=", "Zh==", "Zg===", "-__-AQ==", "Zm9v\n"));

TEST(Base64, RefusesEveryByteAbove127) {
    for (int byte = 0x80; byte != 0x100; ++byte) {
        const std::string text = std::string("Zm9") + static_cast<char>(byte);
        EXPECT_TRUE(fromBase64(text).has_error()) << byte;
        EXPECT_TRUE(fromBase64Url(text).has_error()) << byte;
    }
}

}  // namespace
}  // namespace sigma::crypto
