#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma {

/// The text as one gzip member (RFC 1952), for Content-Encoding: gzip.
SharedBuffer gzip(std::string_view text);

/// The contents of a gzip member from outside, at most `maxBytes` of them.
/// Errors: kInvalidData, kNotEnoughData where the member is cut off, kLimitExceeded.
Result<SharedBuffer> gunzip(ByteSpan member, std::size_t maxBytes);

}  // namespace sigma
