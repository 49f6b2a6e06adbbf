#include "server/http/byte_range.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "core/base/text_pieces.h"

namespace sigma::http {
namespace {

/// Digits only; numbers too large for any body are as good as the largest one.
std::optional<std::uint64_t> parseNumber(std::string_view text) {
    const bool isDigits =
        !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!isDigits) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() ? value : std::numeric_limits<std::uint64_t>::max();
}

RangeDecision lastBytes(std::uint64_t count, std::uint64_t size) {
    if (count == 0 || size == 0) {
        return UnsatisfiableRange{};
    }
    const std::uint64_t length = std::min(count, size);
    return ByteRange{size - length, length};
}

}  // namespace

RangeDecision decideRange(std::string_view field, std::uint64_t size) {
    constexpr std::string_view kUnit = "bytes=";
    if (!field.starts_with(kUnit)) {
        return WholeBody{};
    }
    const std::string_view range = trimmed(field.substr(kUnit.size()));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos) {
        return WholeBody{};
    }
    const std::string_view lastText = range.substr(dash + 1);
    const auto last = parseNumber(lastText);
    if (dash == 0) {
        return last ? lastBytes(*last, size) : WholeBody{};
    }
    const auto first = parseNumber(range.substr(0, dash));
    const bool isMalformed = !first || (!last && !lastText.empty()) || (last && *last < *first);
    if (isMalformed) {
        return WholeBody{};
    }
    if (*first >= size) {
        return UnsatisfiableRange{};
    }
    const std::uint64_t end = last && *last < size ? *last + 1 : size;
    return ByteRange{*first, end - *first};
}

std::vector<SharedBuffer> cut(const std::vector<SharedBuffer>& pieces, const ByteRange& range) {
    std::vector<SharedBuffer> result;
    std::uint64_t skip = range.offset;
    std::uint64_t wanted = range.length;
    for (const SharedBuffer& piece : pieces) {
        if (wanted == 0) {
            break;
        }
        if (skip >= piece.size()) {
            skip -= piece.size();
            continue;
        }
        const std::uint64_t length = std::min<std::uint64_t>(piece.size() - skip, wanted);
        result.push_back(piece.slice(skip, length));
        wanted -= length;
        skip = 0;
    }
    return result;
}

}  // namespace sigma::http
