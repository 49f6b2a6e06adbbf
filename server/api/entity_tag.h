#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sigma::api {

/// The ETag of a version: "3", with its quotes (RFC 9110, 8.8.3).
std::string entityTag(std::int64_t version);

/// Whether a change of this version may go on: If-Match is absent (empty), "*", or names it.
/// Weak tags never match (RFC 9110, 13.1.1).
bool matchesIfMatch(std::string_view field, std::int64_t version);

/// Whether the client has this version already: If-None-Match is "*" or names it, weakly or not
/// (RFC 9110, 13.1.2).
bool matchesIfNoneMatch(std::string_view field, std::int64_t version);

}  // namespace sigma::api
