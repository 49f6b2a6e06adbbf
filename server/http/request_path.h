#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::http {

/// The path and the query of a request target, still encoded.
struct TargetParts {
    std::string_view path;
    std::string_view query;
};

/// Splits a target in origin-form or absolute-form (RFC 9112, 3.2); a fragment is left away.
/// Errors: kInvalidData.
Result<TargetParts> splitTarget(std::string_view target);

/// The path with its percent escapes decoded, so that its segments are what stands between '/'.
///
/// Errors: kInvalidData for what could lead a handler astray: segments "." and "..", a control
/// character, a '/' that was escaped, a broken escape.
Result<std::string> decodePath(std::string_view path);

}  // namespace sigma::http
