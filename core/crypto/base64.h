#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::crypto {

/// The bytes in base64 with its padding (RFC 4648, 4).
std::string encodeBase64(ByteSpan bytes);

/// The bytes that a base64 text stands for. Strict: padded, no white space, unused bits zero, so
/// that no two texts stand for the same bytes. Errors: kInvalidData, without the text.
Result<Bytes> decodeBase64(std::string_view text);

}  // namespace sigma::crypto
