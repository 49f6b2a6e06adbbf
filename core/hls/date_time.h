#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::hls {

/// UTC, as playlists name moments.
using DateTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// Appends 2026-11-21T14:05:00.123Z (ISO/IEC 8601). Years 0 to 9999.
void appendDateTime(std::string& text, DateTime time);

/// Reads what ISO 8601 and playlists allow: a fraction of any length, Z, +07:00, +0700 or no zone
/// at all (taken as UTC). Errors: kInvalidData.
Result<DateTime> parseDateTime(std::string_view text);

}  // namespace sigma::hls
