#include <cstdlib>

#include "server/api/cursor.h"
#include "server/api/cursor_keys.h"

// Cursors from outside: what is taken for one is what the server would have written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma::api;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const std::size_t count : {1U, 2U}) {
        const auto keys = readCursor("channels", text, count);
        if (keys.has_value() && (keys->size() != count || writeCursor("channels", *keys) != text)) {
            std::abort();
        }
    }
    const auto query = sigma::http::QueryParameters::parse("cursor=" + std::string(text));
    if (query.has_value()) {
        QueryReader times(*query);
        readTimePosition(times, "channels");
        QueryReader numbers(*query);
        if (readNumberPosition(numbers, "channels") < 0) {
            std::abort();
        }
    }
    return 0;
}
