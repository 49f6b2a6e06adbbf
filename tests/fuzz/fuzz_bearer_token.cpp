#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/identity/bearer_token.h"

// What is taken for a token is the end of the header, and may stand in a URL or a log line's
// quotes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view header(reinterpret_cast<const char*>(data), size);
    const auto token = sigma::identity::bearerToken(header);
    if (token.has_error()) {
        return 0;
    }
    if (token->empty() || !header.ends_with(*token) ||
        token->find_first_of(std::string_view(" \t\r\n\"\0", 6)) != std::string_view::npos) {
        std::abort();
    }
    return 0;
}
