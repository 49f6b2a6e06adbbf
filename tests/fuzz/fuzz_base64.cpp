#include "core/crypto/base64.h"

/// What is decoded is written as the same text again, and no other text decodes to it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto bytes = sigma::crypto::decodeBase64(text);
    if (bytes.has_value() && sigma::crypto::encodeBase64(*bytes) != text) {
        __builtin_trap();
    }
    return 0;
}
