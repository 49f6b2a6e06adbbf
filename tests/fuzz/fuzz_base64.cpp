#include "core/crypto/base64.h"

/// What is decoded is written as the same text again: no other text decodes to it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma::crypto;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto bytes = fromBase64(text);
    const auto urlBytes = fromBase64Url(text);
    if ((bytes.has_value() && base64(*bytes) != text) ||
        (urlBytes.has_value() && base64Url(*urlBytes) != text)) {
        __builtin_trap();
    }
    return 0;
}
