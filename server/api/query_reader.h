#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "server/api/api_result.h"
#include "server/api/field_reader.h"
#include "server/http/query_parameters.h"

namespace sigma::api {

/// Reads the parameters of a query, and collects everything that is wrong with them.
///
/// As FieldReader: what is absent or at fault gives nothing, what nobody asked for is unknown, and
/// finish() says all. A parameter that is there twice is at fault.
class QueryReader {
public:
    static constexpr std::size_t kDefaultLimit = 50;
    static constexpr std::size_t kMaxLimit = 200;

    /// The query outlives the reader.
    explicit QueryReader(const http::QueryParameters& query) : m_query(query) {}

    std::optional<std::string> text(std::string_view name, const TextRule& rule);
    std::optional<std::int64_t> integer(std::string_view name, const IntegerRule& rule);
    std::optional<bool> boolean(std::string_view name);
    std::optional<WallTime> time(std::string_view name);
    template <class Enum>
    std::optional<Enum> oneOf(std::string_view name,
                              std::optional<Enum> (*from)(std::string_view)) {
        const auto word = text(name, {1, 64, {}});
        const auto value = word ? from(*word) : std::nullopt;
        if (word && !value) {
            fault(name, "not_one_of", "it is not one of the values");
        }
        return value;
    }

    /// How many items a page may have: `limit`, or 50.
    std::size_t limit();
    /// The `count` keys of `cursor`; empty without one.
    std::vector<std::string> cursor(std::string_view list, std::size_t count);

    void fault(std::string_view name, std::string code, std::string detail);

    /// Errors: 422 with every problem.
    ApiResult<void> finish();

private:
    std::optional<std::string_view> ask(std::string_view name);

    const http::QueryParameters& m_query;
    std::size_t m_known = 0;
    std::vector<FieldProblem> m_problems;
};

}  // namespace sigma::api
