#include "server/api/cursor.h"

#include <algorithm>

#include "core/crypto/base64.h"

namespace sigma::api {
namespace {

/// No id, number or time has it.
constexpr char kSeparator = '\n';
constexpr std::size_t kMaxSize = 512;

ApiProblem badCursor() {
    return ApiProblem::ofFields({{"cursor", "bad_format", "it is no cursor of this list"}});
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(kSeparator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

bool isPrintable(char c) {
    return c > 0x20 && c < 0x7F;
}

}  // namespace

std::string writeCursor(std::string_view list, const std::vector<std::string>& keys) {
    std::string text(list);
    for (const std::string& key : keys) {
        text += kSeparator;
        text += key;
    }
    return crypto::base64Url(
        ByteSpan(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

ApiResult<std::vector<std::string>> readCursor(std::string_view list, std::string_view cursor,
                                               std::size_t count) {
    if (cursor.size() > kMaxSize) {
        return badCursor();
    }
    const auto bytes = crypto::fromBase64Url(cursor);
    if (bytes.has_error()) {
        return badCursor();
    }
    auto parts = split({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    const bool isGood = parts.size() == count + 1 && parts.front() == list &&
                        std::ranges::all_of(parts, [](const std::string& part) {
                            return !part.empty() && std::ranges::all_of(part, isPrintable);
                        });
    if (!isGood) {
        return badCursor();
    }
    parts.erase(parts.begin());
    return parts;
}

}  // namespace sigma::api
