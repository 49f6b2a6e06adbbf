#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::crypto {

/// Base64 with padding (RFC 4648, 4).
std::string base64(ByteSpan bytes);
/// The bytes of a base64 text. Strict: padding, no white space, no bits left over.
/// Errors: kInvalidData.
Result<Bytes> fromBase64(std::string_view text);

/// Base64 for URLs and file names, without padding (RFC 4648, 5).
std::string base64Url(ByteSpan bytes);
/// The bytes of a base64url text, as strict as fromBase64(). Errors: kInvalidData.
Result<Bytes> fromBase64Url(std::string_view text);

}  // namespace sigma::crypto
