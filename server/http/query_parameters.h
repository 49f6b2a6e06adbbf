#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace sigma::http {

/// The parameters of a query, decoded (application/x-www-form-urlencoded, WHATWG URL 5.1).
class QueryParameters {
public:
    static constexpr std::size_t kMaxParameters = 64;

    QueryParameters() = default;

    /// Reads what follows the '?'. A parameter without '=' has an empty value.
    /// Errors: kInvalidData for a broken percent escape or an escaped NUL, kLimitExceeded.
    static Result<QueryParameters> parse(std::string_view query);

    bool empty() const { return m_parameters.empty(); }
    std::size_t size() const { return m_parameters.size(); }
    /// How many parameters have this name; more than one is for the handler to judge.
    std::size_t count(std::string_view name) const;
    /// The value of the first parameter of this name.
    std::optional<std::string_view> find(std::string_view name) const;

private:
    struct Parameter {
        std::string name;
        std::string value;
    };

    std::vector<Parameter> m_parameters;
};

}  // namespace sigma::http
