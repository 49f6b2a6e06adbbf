#pragma once

#include <string_view>

namespace sigma::api {

/// Whether it is valid UTF-8 (RFC 3629) without control characters (C0 and DEL): what may be kept,
/// logged and shown on one line.
bool isPlainText(std::string_view text);

}  // namespace sigma::api
