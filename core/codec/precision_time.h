#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/shared_buffer.h"

namespace sigma::codec {

/// When a picture was made, as its coded stream carries it: the user data of an SEI message
/// (user_data_unregistered, H.264 and H.265 D.2.7) with the Precision Time Stamp of MISB ST 0604:
/// an identifier, a byte of status, and microseconds since 1970-01-01T00:00Z in UTC.
constexpr std::size_t kPrecisionTimeBytes = 28;

/// Nothing for user data of another kind, or cut short.
std::optional<std::chrono::microseconds> readPrecisionTime(ByteSpan userData);

/// For H.264. The clock is taken for one that follows UTC.
std::array<std::uint8_t, kPrecisionTimeBytes> writePrecisionTime(std::chrono::microseconds utc);

}  // namespace sigma::codec
