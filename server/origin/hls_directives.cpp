#include "server/origin/hls_directives.h"

#include <charconv>
#include <string>

namespace sigma::origin {
namespace {

template <class Number>
Result<std::optional<Number>> readNumber(const http::QueryParameters& query,
                                         std::string_view name) {
    const auto text = query.find(name);
    if (!text) {
        return std::optional<Number>();
    }
    if (query.count(name) > 1) {
        return Error{ErrorCode::kInvalidArgument, std::string(name) + " is given twice"};
    }
    Number number = 0;
    const char* end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, number);
    if (error != std::errc() || stop != end) {
        return Error{ErrorCode::kInvalidArgument,
                     std::string(name) + " must be a whole number that is not negative"};
    }
    return std::optional<Number>(number);
}

}  // namespace

Result<HlsDirectives> HlsDirectives::parse(const http::QueryParameters& query) {
    HlsDirectives directives;
    SIGMA_TRY_ASSIGN(directives.sequence, readNumber<std::uint64_t>(query, "_HLS_msn"));
    SIGMA_TRY_ASSIGN(directives.part, readNumber<std::uint32_t>(query, "_HLS_part"));
    if (directives.part && !directives.sequence) {
        return Error{ErrorCode::kInvalidArgument, "_HLS_part needs _HLS_msn beside it"};
    }
    const auto skip = query.find("_HLS_skip");
    directives.wantsDelta = skip && (*skip == "YES" || *skip == "v2");
    return directives;
}

}  // namespace sigma::origin
