#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::http {

enum class PlusSign { kIsItself, kIsSpace };

/// Appends the text with its percent escapes decoded (RFC 3986, 2.1).
/// Errors: kInvalidData for an escape that lacks two hexadecimal digits.
Result<void> appendDecoded(std::string& out, std::string_view encoded, PlusSign plus);

}  // namespace sigma::http
