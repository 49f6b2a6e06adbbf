#include "core/rtmp/query.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

namespace sigma::rtmp {
namespace {

constexpr std::size_t kMaxParameters = 32;

std::string decodePercent(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t index = 0; index < text.size(); ++index) {
        unsigned char value = 0;
        if (text[index] == '%' && text.size() - index > 2) {
            const char* const digits = text.data() + index + 1;
            if (std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
                decoded.push_back(static_cast<char>(value));
                index += 2;
                continue;
            }
        }
        decoded.push_back(text[index]);
    }
    return decoded;
}

std::pair<std::string_view, std::string_view> splitAt(std::string_view text, char separator) {
    const std::size_t position = text.find(separator);
    if (position == std::string_view::npos) {
        return {text, {}};
    }
    return {text.substr(0, position), text.substr(position + 1)};
}

}  // namespace

NameAndQuery splitQuery(std::string_view text) {
    const auto [name, query] = splitAt(text, '?');
    NameAndQuery result{std::string(name), {}};
    std::string_view rest = query;
    while (!rest.empty() && result.query.size() < kMaxParameters) {
        const auto [parameter, others] = splitAt(rest, '&');
        rest = others;
        if (!parameter.empty()) {
            const auto [key, value] = splitAt(parameter, '=');
            result.query.push_back({decodePercent(key), decodePercent(value)});
        }
    }
    return result;
}

const std::string* findParameter(const QueryParameters& query, std::string_view name) {
    const auto found = std::ranges::find(query, name, &QueryParameter::name);
    return found == query.end() ? nullptr : &found->value;
}

void addMissing(QueryParameters& query, const QueryParameters& more) {
    for (const QueryParameter& parameter : more) {
        if (findParameter(query, parameter.name) == nullptr) {
            query.push_back(parameter);
        }
    }
}

}  // namespace sigma::rtmp
