#include "core/hls/byte_range.h"

#include <limits>

#include "core/hls/decimal.h"

namespace sigma::hls {

Result<ByteRange> ByteRange::create(std::uint64_t offset, std::uint64_t length) {
    constexpr std::uint64_t kMostEnd = std::numeric_limits<std::int64_t>::max();
    const ByteRange range{offset, length};
    if (length == 0) {
        return Error{ErrorCode::kInvalidData, "the byte range " + toString(range) + " is empty"};
    }
    if (offset > kMostEnd || length > kMostEnd - offset) {
        return Error{ErrorCode::kInvalidData,
                     "the byte range " + toString(range) + " ends beyond 2^63"};
    }
    return range;
}

std::string toString(const ByteRange& range) {
    return std::to_string(range.length) + "@" + std::to_string(range.offset);
}

std::string toRangeHeader(const ByteRange& range) {
    return "bytes=" + std::to_string(range.offset) + "-" + std::to_string(range.end() - 1);
}

Result<SaidByteRange> SaidByteRange::parse(std::string_view text) {
    const std::size_t at = text.find('@');
    SaidByteRange said;
    SIGMA_TRY_ASSIGN(said.length, parseInteger(text.substr(0, at)));
    if (at != std::string_view::npos) {
        SIGMA_TRY_ASSIGN(said.offset, parseInteger(text.substr(at + 1)));
    }
    return said;
}

Result<std::optional<ByteRange>> ByteRangeSequence::next(const std::string& uri,
                                                         const std::optional<SaidByteRange>& said) {
    const std::optional<std::uint64_t> before = uri == m_uri ? m_end : std::nullopt;
    m_uri = uri;
    m_end.reset();
    if (!said) {
        return std::optional<ByteRange>();
    }
    const std::optional<std::uint64_t> offset = said->offset ? said->offset : before;
    if (!offset) {
        return Error{ErrorCode::kInvalidData,
                     "a byte range of " + uri + " has no offset, and none is before it"};
    }
    SIGMA_TRY_ASSIGN(const ByteRange range, ByteRange::create(*offset, said->length));
    m_end = range.end();
    return std::optional(range);
}

}  // namespace sigma::hls
