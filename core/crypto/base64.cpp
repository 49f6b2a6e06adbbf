#include "core/crypto/base64.h"

#include <algorithm>

#include <sodium.h>

namespace sigma::crypto {
namespace {

std::string encode(ByteSpan bytes, int variant) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // the zero that it writes behind the text
    return text;
}

Result<Bytes> decode(std::string_view text, int variant) {
    Bytes bytes(text.size() / 4 * 3 + 3);
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(),
                                         nullptr, &size, &end, variant);
    // libsodium takes some bytes above 127 for letters.
    const bool isAscii =
        std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!isAscii || failed != 0 || end != text.data() + text.size()) {
        return Error{ErrorCode::kInvalidData, "a text is not base64"};
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::string base64(ByteSpan bytes) {
    return encode(bytes, sodium_base64_VARIANT_ORIGINAL);
}

Result<Bytes> fromBase64(std::string_view text) {
    return decode(text, sodium_base64_VARIANT_ORIGINAL);
}

std::string base64Url(ByteSpan bytes) {
    return encode(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

Result<Bytes> fromBase64Url(std::string_view text) {
    return decode(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

}  // namespace sigma::crypto
