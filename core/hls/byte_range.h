#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::hls {

/// A run of a resource's bytes (draft-pantos-hls-rfc8216bis, 4.4.4.2).
struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    /// Errors: kInvalidData for a range that is empty, or ends beyond 2^63 bytes.
    static Result<ByteRange> create(std::uint64_t offset, std::uint64_t length);

    /// Behind its last byte.
    std::uint64_t end() const { return offset + length; }

    friend auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

/// "n@o", as playlists write it.
std::string toString(const ByteRange& range);

/// "bytes=first-last", as a Range header asks for it (RFC 9110, 14.1.2). Never of an empty one.
std::string toRangeHeader(const ByteRange& range);

/// What a playlist says of a range: "n" or "n@o".
struct SaidByteRange {
    std::uint64_t length = 0;
    std::optional<std::uint64_t> offset;  ///< nothing: it follows the one before

    /// Errors: kInvalidData.
    static Result<SaidByteRange> parse(std::string_view text);
};

/// Completes ranges that begin where the one before them ended. Of one kind: segments, or parts.
class ByteRangeSequence {
public:
    /// To be called for each resource in the order of the playlist, those without a range too.
    /// Errors: as ByteRange::create; kInvalidData where no offset is said, and the one before was
    /// no range of the same resource.
    Result<std::optional<ByteRange>> next(const std::string& uri,
                                          const std::optional<SaidByteRange>& said);

private:
    std::string m_uri;
    std::optional<std::uint64_t> m_end;  ///< of the range before
};

}  // namespace sigma::hls
