#include "server/api/idempotency_key.h"

#include <algorithm>

#include "core/crypto/sha256.h"

namespace sigma::api {
namespace {

constexpr std::string_view kField = "Idempotency-Key";
constexpr std::size_t kMaxSize = 255;

bool isVisible(char c) {
    return c > 0x20 && c < 0x7F;
}

}  // namespace

ApiResult<std::optional<IdempotencyKey>> idempotencyKeyOf(const http::HttpRequest& request) {
    if (request.method != http::HttpMethod::kPost || !request.headers.has(kField)) {
        return std::optional<IdempotencyKey>();
    }
    const std::string_view key = request.headers.value(kField);
    if (key.empty() || key.size() > kMaxSize || !std::ranges::all_of(key, isVisible)) {
        return ApiProblem(400, "bad_idempotency_key",
                          "Idempotency-Key must have 1 to 255 visible ASCII characters");
    }
    std::string whole(toString(request.method));
    whole += ' ';
    whole += request.target;
    whole += '\n';
    // What is kept of a body with a password must not let it be guessed: the key alone decides
    // then.
    if (request.body.find("password") == std::string::npos) {
        whole += request.body;
    }
    return std::optional(IdempotencyKey{std::string(key), crypto::sha256Hex(whole)});
}

}  // namespace sigma::api
