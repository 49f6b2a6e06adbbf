#include "server/http/query_parameters.h"

#include <algorithm>

#include "server/http/percent_encoding.h"

namespace sigma::http {
namespace {

Result<std::string> decode(std::string_view encoded) {
    std::string text;
    SIGMA_TRY(appendDecoded(text, encoded, PlusSign::kIsSpace));
    if (text.find('\0') != std::string::npos) {
        return Error{ErrorCode::kInvalidData, "a query parameter has a NUL character"};
    }
    return text;
}

}  // namespace

Result<QueryParameters> QueryParameters::parse(std::string_view query) {
    QueryParameters parsed;
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        if (pair.empty()) {
            continue;
        }
        if (parsed.size() == kMaxParameters) {
            return Error{
                ErrorCode::kLimitExceeded,
                "the query has more than " + std::to_string(kMaxParameters) + " parameters"};
        }
        const std::string_view name = pair.substr(0, pair.find('='));
        const std::string_view value = pair.substr(std::min(name.size() + 1, pair.size()));
        SIGMA_TRY_ASSIGN(std::string decodedName, decode(name));
        SIGMA_TRY_ASSIGN(std::string decodedValue, decode(value));
        parsed.m_parameters.push_back({std::move(decodedName), std::move(decodedValue)});
    }
    return parsed;
}

std::size_t QueryParameters::count(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::count(m_parameters, name, &Parameter::name));
}

std::optional<std::string_view> QueryParameters::find(std::string_view name) const {
    const auto parameter = std::ranges::find(m_parameters, name, &Parameter::name);
    if (parameter == m_parameters.end()) {
        return std::nullopt;
    }
    return parameter->value;
}

}  // namespace sigma::http
