#include "core/player/network/range_answer.h"

#include <utility>

#include "core/base/text_pieces.h"

namespace sigma::player {
namespace {

/// Whether "bytes 0-499/1234" or "bytes 0-499/*" is that range.
bool isContentRange(std::string_view text, const hls::ByteRange& range) {
    if (!takePrefix(text, "bytes ")) {
        return false;
    }
    const auto first = takeNumber(text);
    const auto last = takePrefix(text, "-") ? takeNumber(text) : std::nullopt;
    return first == range.offset && last == range.end() - 1 && text.starts_with('/');
}

Error notThatRange(const FetchAnswer& answer, const hls::ByteRange& range, std::string what) {
    return Error{ErrorCode::kInvalidData, answer.url.withoutQuery() + ": asked for the bytes " +
                                              toString(range) + ", and " + std::move(what)};
}

}  // namespace

Result<FetchAnswer> takeRange(Result<FetchAnswer> result, const hls::ByteRange& range) {
    if (result.has_error() && result.error().code == ErrorCode::kLimitExceeded) {
        return Error{ErrorCode::kLimitExceeded,
                     "asked for the bytes " + toString(range) + ": " + result.error().context};
    }
    if (result.has_error() || !result->isOk()) {
        return result;
    }
    FetchAnswer answer = *std::move(result);
    const std::size_t size = answer.body.size();
    if (answer.status == 206) {
        const std::string_view said = answer.header("content-range");
        if (!isContentRange(said, range)) {
            return notThatRange(answer, range, "\"" + std::string(said) + "\" came");
        }
        if (size != range.length) {
            return notThatRange(answer, range, std::to_string(size) + " bytes came");
        }
        return answer;
    }
    if (size < range.end()) {
        return notThatRange(answer, range, "the whole came, of " + std::to_string(size) + " bytes");
    }
    // A copy: a slice would keep the whole.
    answer.body = SharedBuffer::copyOf(answer.body.view().subspan(
        static_cast<std::size_t>(range.offset), static_cast<std::size_t>(range.length)));
    return answer;
}

std::size_t mostBytesFor(const hls::ByteRange& range) {
    constexpr std::uint64_t kMore = 64 * 1024;
    return static_cast<std::size_t>(range.length + kMore);
}

}  // namespace sigma::player
