#pragma once

#include <string_view>

#include "core/base/shared_buffer.h"

namespace sigma {

/// The text as one gzip member (RFC 1952), for Content-Encoding: gzip.
SharedBuffer gzip(std::string_view text);

}  // namespace sigma
