#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "server/api/api_result.h"
#include "server/api/text_rule.h"

namespace sigma::api {

struct IntegerRule {
    std::int64_t min = 0;
    std::int64_t max = 0;
};

/// Reads the fields of a JSON object, and collects everything that is wrong with them.
///
/// Each reading names one field: absent or at fault it gives nothing, and finish() says why. What
/// nobody has asked for by then is an unknown field, and a problem too.
class FieldReader {
public:
    /// The object outlives the reader. `place` is the object's own JSON Pointer.
    explicit FieldReader(const boost::json::object& fields, std::string place = "");

    bool has(std::string_view name) const { return m_fields.contains(name); }
    /// Has the field the value null? It counts as asked for.
    bool isNull(std::string_view name);

    std::optional<std::string> text(std::string_view name, const TextRule& rule);
    std::optional<std::int64_t> integer(std::string_view name, const IntegerRule& rule);
    std::optional<bool> boolean(std::string_view name);
    /// Strings that all keep the rule and differ from each other.
    std::optional<std::vector<std::string>> texts(std::string_view name, const TextRule& rule,
                                                  std::size_t maxCount);
    /// One of an enumeration's names. `from` gives nothing for other names.
    template <class Enum>
    std::optional<Enum> oneOf(std::string_view name,
                              std::optional<Enum> (*from)(std::string_view)) {
        const auto word = text(name, {1, 64, {}});
        const auto value = word ? from(*word) : std::nullopt;
        if (word && !value) {
            fault(name, "not_one_of", "\"" + *word + "\" is not one of the values");
        }
        return value;
    }

    /// Says that the field must be there, if it is not.
    void require(std::string_view name);
    /// Notes a problem that only the caller could find.
    void fault(std::string_view name, std::string code, std::string detail);

    /// Errors: 422 with every problem, in the order in which they were found.
    ApiResult<void> finish();

private:
    const boost::json::value* ask(std::string_view name);
    std::optional<std::string> textOf(const boost::json::value& value, const std::string& pointer,
                                      const TextRule& rule);
    void add(std::string pointer, std::string code, std::string detail);
    std::string pointerTo(std::string_view name) const;

    const boost::json::object& m_fields;
    const std::string m_place;
    std::set<std::string, std::less<>> m_asked;
    std::vector<FieldProblem> m_problems;
};

/// Errors: 422 for an object without fields, where one is needed for there to be anything to do.
ApiResult<void> requireSomething(const boost::json::object& body);

}  // namespace sigma::api
