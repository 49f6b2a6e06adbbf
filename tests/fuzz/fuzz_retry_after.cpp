#include "core/base/shared_buffer.h"
#include "server/events/retry_after.h"

/// Whatever a receiver says, the wait is from nothing to a day.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const std::int64_t now :
         {std::int64_t{0}, std::int64_t{784'111'777}, std::int64_t{1} << 32}) {
        const auto wait = events::parseRetryAfter(text, WallTime(std::chrono::seconds(now)));
        if (wait && (*wait < std::chrono::seconds(0) || *wait > events::kMaxRetryAfter)) {
            __builtin_trap();
        }
    }
    return 0;
}
