#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/apiclient/api_json.h"
#include "core/apiclient/reach.h"

/// What a server answers to a studio, and the addresses that it names.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(sigma::apiclient::signedInFrom(text));
    static_cast<void>(sigma::apiclient::channelStatusFrom(text));
    static_cast<void>(sigma::apiclient::errorFrom(500, text));
    static_cast<void>(sigma::apiclient::hostOf(text));
    const auto ticket = sigma::apiclient::publishTicketFrom(text);
    if (ticket.has_value()) {
        static_cast<void>(sigma::apiclient::hostOf(ticket->ingest.front().url));
    }
    return 0;
}
