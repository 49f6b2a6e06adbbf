#include "server/http/range_answer.h"

#include "server/http/byte_range.h"

namespace sigma::http {
namespace {

constexpr unsigned kOk = 200;

HttpResponse partial(HttpResponse response, const ByteRange& range, std::uint64_t size) {
    response.status = 206;
    response.headers.push_back(
        {"Content-Range", "bytes " + std::to_string(range.offset) + "-" +
                              std::to_string(range.offset + range.length - 1) + "/" +
                              std::to_string(size)});
    response.body = cut(response.body, range);
    return response;
}

HttpResponse unsatisfiable(std::uint64_t size) {
    HttpResponse response = HttpResponse::problem(
        416, "range_not_satisfiable", "the body has " + std::to_string(size) + " bytes");
    response.headers.push_back({"Content-Range", "bytes */" + std::to_string(size)});
    return response;
}

}  // namespace

HttpResponse withRange(const HttpRequest& request, HttpResponse response) {
    const bool mayBeCut = response.acceptsRanges && response.status == kOk &&
                          request.method == HttpMethod::kGet && request.headers.has("Range") &&
                          !request.headers.has("If-Range");
    if (!mayBeCut) {
        return response;
    }
    const std::uint64_t size = response.bodySize();
    const RangeDecision decision = decideRange(request.headers.value("Range"), size);
    if (const auto* range = std::get_if<ByteRange>(&decision)) {
        return partial(std::move(response), *range, size);
    }
    if (std::holds_alternative<UnsatisfiableRange>(decision)) {
        return unsatisfiable(size);
    }
    return response;
}

}  // namespace sigma::http
