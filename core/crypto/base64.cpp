#include "core/crypto/base64.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sigma::crypto {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kTextGroup = 4;
constexpr std::size_t kByteGroup = 3;

/// The value of each character, 64 for those that have none.
constexpr std::array<std::uint8_t, 256> makeValues() {
    std::array<std::uint8_t, 256> values{};
    values.fill(64);
    for (std::uint8_t value = 0; value != kAlphabet.size(); ++value) {
        values[static_cast<unsigned char>(kAlphabet[value])] = value;
    }
    return values;
}

constexpr std::array<std::uint8_t, 256> kValues = makeValues();

Error invalid(std::string_view why) {
    return {ErrorCode::kInvalidData, "no base64: " + std::string(why)};
}

}  // namespace

std::string encodeBase64(ByteSpan bytes) {
    std::string text;
    text.reserve((bytes.size() + kByteGroup - 1) / kByteGroup * kTextGroup);
    for (; !bytes.empty(); bytes = bytes.subspan(std::min(kByteGroup, bytes.size()))) {
        std::uint32_t group = 0;
        for (std::size_t index = 0; index != kByteGroup; ++index) {
            group = (group << 8) | (index < bytes.size() ? bytes[index] : 0U);
        }
        for (std::size_t index = 0; index != kTextGroup; ++index) {
            text += index <= bytes.size() ? kAlphabet[(group >> (18 - 6 * index)) & 63U] : '=';
        }
    }
    return text;
}

Result<Bytes> decodeBase64(std::string_view text) {
    if (text.size() % kTextGroup != 0) {
        return invalid(std::to_string(text.size()) + " characters, expected a multiple of four");
    }
    const std::size_t end = std::min(text.find('='), text.size());
    const std::size_t padding = text.size() - end;
    if (padding > 2 || text.find_first_not_of('=', end) != std::string_view::npos) {
        return invalid("its padding does not stand at its end");
    }
    Bytes bytes;
    bytes.reserve(end * kByteGroup / kTextGroup);
    std::uint32_t pending = 0;
    unsigned bits = 0;
    for (const char character : text.substr(0, end)) {
        const std::uint8_t value = kValues[static_cast<unsigned char>(character)];
        if (value == 64) {
            return invalid("a character that is none of its alphabet");
        }
        pending = ((pending << 6) | value) & 0xFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(pending >> bits));
        }
    }
    if ((pending & ((1U << bits) - 1)) != 0) {
        return invalid("bits set that belong to no byte");
    }
    return bytes;
}

}  // namespace sigma::crypto
