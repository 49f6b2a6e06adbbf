#pragma once

#include <cstdint>
#include <optional>

#include "core/base/result.h"
#include "server/http/query_parameters.h"

namespace sigma::origin {

/// The delivery directives of a playlist request (draft-pantos-hls-rfc8216bis, 6.2.5).
struct HlsDirectives {
    std::optional<std::uint64_t> sequence;  ///< _HLS_msn
    std::optional<std::uint32_t> part;      ///< _HLS_part
    bool wantsDelta = false;                ///< _HLS_skip=YES or v2

    /// Errors: kInvalidArgument for what is no number, comes twice, or a part without a segment.
    static Result<HlsDirectives> parse(const http::QueryParameters& query);
};

}  // namespace sigma::origin
