#include "core/httpclient/url.h"

/// The first line is a URL, the second a reference from it: what is parsed reads the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using sigma::httpclient::Url;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t end = text.find('\n');
    const auto url = Url::parse(text.substr(0, end));
    if (url.has_error()) {
        return 0;
    }
    const auto again = Url::parse(toString(*url));
    if (again.has_error() || *again != *url) {
        __builtin_trap();
    }
    if (end != std::string_view::npos) {
        const auto target = url->resolve(text.substr(end + 1));
        if (target.has_value() && !target->target.starts_with('/')) {
            __builtin_trap();
        }
    }
    return 0;
}
