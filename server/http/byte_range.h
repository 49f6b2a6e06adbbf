#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/shared_buffer.h"

namespace sigma::http {

/// A part of a body: it begins within the body and is at least one byte long.
struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// The whole body is to be sent.
struct WholeBody {
    friend bool operator==(const WholeBody&, const WholeBody&) = default;
};

/// The range lies outside of the body: 416.
struct UnsatisfiableRange {
    friend bool operator==(const UnsatisfiableRange&, const UnsatisfiableRange&) = default;
};

using RangeDecision = std::variant<WholeBody, ByteRange, UnsatisfiableRange>;

/// What a Range field asks of a body of `size` bytes (RFC 9110, 14.1.2 and 14.2).
///
/// A field that is malformed, of another unit, or of several ranges is ignored, as the RFC allows.
RangeDecision decideRange(std::string_view field, std::uint64_t size);

/// The pieces of the range, without copying. The range lies within the pieces.
std::vector<SharedBuffer> cut(const std::vector<SharedBuffer>& pieces, const ByteRange& range);

}  // namespace sigma::http
