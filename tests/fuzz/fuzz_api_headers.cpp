#include <cstdlib>

#include "server/api/entity_tag.h"
#include "server/api/idempotency_key.h"
#include "server/api/plain_text.h"
#include "server/api/rfc3339.h"
#include "server/domain/event_id.h"

// Header fields of the API: Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, and times.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    http::HttpRequest request;
    request.method = http::HttpMethod::kPost;
    request.headers.add("Idempotency-Key", text);
    const auto key = api::idempotencyKeyOf(request);
    if (key.has_value() && (!key->has_value() || (*key)->key != text || !api::isPlainText(text))) {
        std::abort();
    }
    if (api::matchesIfMatch(text, 3) && !text.empty() && !api::matchesIfNoneMatch(text, 3)) {
        std::abort();
    }
    if (domain::isEventId(text) && !api::isPlainText(text)) {
        std::abort();
    }
    const auto time = api::fromRfc3339(text);
    if (time && api::fromRfc3339(api::toRfc3339(*time)) != time) {
        std::abort();
    }
    return 0;
}
