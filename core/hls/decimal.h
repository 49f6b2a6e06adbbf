#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::hls {

/// Numbers as playlists write them (draft-pantos-hls-rfc8216bis, 4.2): decimal digits, and a point
/// for fractions of a second. Never by way of a double, so that 0.2 s stays 0.2.
/// Parsing fails with kInvalidData.

void appendInteger(std::string& text, std::uint64_t value);

/// The lowest `width` decimal digits of the value, zeros in front.
void appendDigits(std::string& text, std::uint64_t value, std::size_t width);

/// At least one decimal, at most six, and a sign where negative.
void appendSeconds(std::string& text, std::chrono::microseconds duration);

/// At most 2^63 - 1, so that sums of a few cannot wrap.
Result<std::uint64_t> parseInteger(std::string_view text);

/// At most a million seconds either way, so that sums over a playlist cannot overflow. Digits
/// behind the sixth decimal round the value to the nearest microsecond.
Result<std::chrono::microseconds> parseSignedSeconds(std::string_view text);

/// As parseSignedSeconds, without a sign.
Result<std::chrono::microseconds> parseSeconds(std::string_view text);

}  // namespace sigma::hls
