#pragma once

#include <string_view>

namespace sigma::http {

/// The request methods that handlers can be written for (RFC 9110, 9.3; RFC 5789).
enum class HttpMethod { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions };

/// As the request line spells it.
std::string_view toString(HttpMethod method);

}  // namespace sigma::http
