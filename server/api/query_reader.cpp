#include "server/api/query_reader.h"

#include <charconv>

#include "server/api/cursor.h"
#include "server/api/rfc3339.h"

namespace sigma::api {

std::optional<std::string> QueryReader::text(std::string_view name, const TextRule& rule) {
    const auto value = ask(name);
    if (!value) {
        return std::nullopt;
    }
    if (auto problem = faultOf(*value, rule)) {
        fault(name, std::move(problem->code), std::move(problem->detail));
        return std::nullopt;
    }
    return std::string(*value);
}

std::optional<std::int64_t> QueryReader::integer(std::string_view name, const IntegerRule& rule) {
    const auto value = ask(name);
    if (!value) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    const char* const end = value->data() + value->size();
    const auto [stop, error] = std::from_chars(value->data(), end, number);
    if (error == std::errc::invalid_argument || (error == std::errc() && stop != end)) {
        fault(name, "wrong_type", "it must be an integer");
    } else if (error != std::errc() || number < rule.min || number > rule.max) {
        fault(name, "out_of_range",
              "it must be from " + std::to_string(rule.min) + " to " + std::to_string(rule.max));
    } else {
        return number;
    }
    return std::nullopt;
}

std::optional<bool> QueryReader::boolean(std::string_view name) {
    const auto value = ask(name);
    if (!value) {
        return std::nullopt;
    }
    if (*value != "true" && *value != "false") {
        fault(name, "wrong_type", "it must be true or false");
        return std::nullopt;
    }
    return *value == "true";
}

std::optional<WallTime> QueryReader::time(std::string_view name) {
    const auto value = ask(name);
    const auto time = value ? fromRfc3339(*value) : std::nullopt;
    if (value && !time) {
        fault(name, "bad_format", "it must be an RFC 3339 time, such as 2026-01-31T09:30:00Z");
    }
    return time;
}

std::size_t QueryReader::limit() {
    constexpr IntegerRule kRule{1, kMaxLimit};
    return static_cast<std::size_t>(
        integer("limit", kRule).value_or(static_cast<std::int64_t>(kDefaultLimit)));
}

std::vector<std::string> QueryReader::cursor(std::string_view list, std::size_t count) {
    const auto value = ask("cursor");
    if (!value) {
        return {};
    }
    auto keys = readCursor(list, *value, count);
    if (keys.has_error()) {
        m_problems.push_back(keys.error().errors.front());
        return {};
    }
    return std::move(*keys);
}

void QueryReader::fault(std::string_view name, std::string code, std::string detail) {
    m_problems.push_back({std::string(name), std::move(code), std::move(detail)});
}

ApiResult<void> QueryReader::finish() {
    if (m_problems.empty() && m_known != m_query.size()) {
        fault("query", "unknown_field", "the query has a parameter that is not known");
    }
    if (!m_problems.empty()) {
        return ApiProblem::ofFields(std::move(m_problems));
    }
    return {};
}

std::optional<std::string_view> QueryReader::ask(std::string_view name) {
    const std::size_t count = m_query.count(name);
    m_known += count;
    if (count > 1) {
        fault(name, "not_allowed", "it is there more than once");
        return std::nullopt;
    }
    return m_query.find(name);
}

}  // namespace sigma::api
