#pragma once

#include <string_view>

#include "core/base/result.h"

namespace sigma::identity {

/// The token of an Authorization header's value (RFC 6750, 2.1): a part of `header`.
///
/// Errors: kUnauthorized when there is none, when the scheme is another one, or when the rest is
/// no token. The text never repeats the header.
Result<std::string_view> bearerToken(std::string_view header);

}  // namespace sigma::identity
