#include <gtest/gtest.h>

#include "core/crypto/base64.h"

namespace sigma::crypto {
namespace {

ByteSpan bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

struct Vector {
    std::string bytes;
    std::string text;
};

class Base64Vector : public testing::TestWithParam<Vector> {};

TEST_P(Base64Vector, IsWrittenAndReadBack) {
    EXPECT_EQ(encodeBase64(bytesOf(GetParam().bytes)), GetParam().text);
    const auto decoded = decodeBase64(GetParam().text);
    ASSERT_TRUE(decoded.has_value()) << decoded.error().context;
    EXPECT_EQ(std::string(decoded->begin(), decoded->end()), GetParam().bytes);
}

// RFC 4648, section 10, and the two characters that differ from the alphabet for URLs.
INSTANTIATE_TEST_SUITE_P(Rfc4648, Base64Vector,
                         testing::Values(Vector{"", ""}, Vector{"f", "Zg=="}, Vector{"fo", "Zm8="},
                                         Vector{"foo", "Zm9v"}, Vector{"foob", "Zm9vYg=="},
                                         Vector{"fooba", "Zm9vYmE="}, Vector{"foobar", "Zm9vYmFy"},
                                         Vector{"\xFB\xEF\xFF", "++//"}));

class Base64Refused : public testing::TestWithParam<std::string> {};

TEST_P(Base64Refused, WithAReasonThatDoesNotRepeatIt) {
    const auto decoded = decodeBase64(GetParam());
    ASSERT_TRUE(decoded.has_error());
    EXPECT_EQ(decoded.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(decoded.error().context.find(GetParam()), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Base64Refused,
                         testing::Values("Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zm=v",
                                         "Zh==", "Zm9=", "Zm9-", "Zm 9v===", "Zm9v\n\n\n\n"));

}  // namespace
}  // namespace sigma::crypto
