#pragma once

#include <chrono>
#include <string_view>

#include "core/base/result.h"

namespace sigma::player {

/// Reads the Date of an HTTP answer: Sun, 06 Nov 1994 08:49:37 GMT (RFC 9110, 5.6.7; the two
/// obsolete forms are not read). Errors: kInvalidData.
Result<std::chrono::sys_seconds> parseHttpDate(std::string_view text);

}  // namespace sigma::player
