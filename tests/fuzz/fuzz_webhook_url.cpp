#include "server/events/address_policy.h"
#include "server/events/webhook_url.h"

/// A URL that is taken can go into a request's head as it is; an address in it is judged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto range = events::AddressRange::parse(text);
    std::vector<events::AddressRange> allowed;
    if (range.has_value()) {
        allowed.push_back(*range);
    }
    const auto url = events::parseWebhookUrl(text, {.allowsHttp = true});
    if (url.has_error()) {
        return 0;
    }
    for (const char character : url->authority() + url->target) {
        if (character <= ' ' || character == '\x7f') {
            __builtin_trap();
        }
    }
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(url->host, error);
    const bool isLoopback = !error && address.is_loopback();
    if (isLoopback && events::AddressPolicy(allowed).check(address).has_value()) {
        __builtin_trap();
    }
    return 0;
}
