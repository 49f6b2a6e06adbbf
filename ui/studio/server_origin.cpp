#include "ui/studio/server_origin.h"

#include "core/base/ascii.h"

namespace sigma::ui {

std::string originOf(std::string_view url) {
    constexpr std::string_view kBehindScheme = "://";
    const std::size_t scheme = url.find(kBehindScheme);
    if (scheme == std::string_view::npos) {
        return {};
    }
    return toLowerAscii(url.substr(0, url.find('/', scheme + kBehindScheme.size())));
}

}  // namespace sigma::ui
