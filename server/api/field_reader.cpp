#include "server/api/field_reader.h"

#include <algorithm>
#include <cmath>

#include <boost/json/array.hpp>

namespace sigma::api {
namespace {

/// So many problems are enough for anybody to see what is wrong.
constexpr std::size_t kMaxProblems = 50;

/// At most 64 bytes of the text, cut between characters.
std::string_view shortened(std::string_view text) {
    constexpr std::size_t kMaxShown = 64;
    if (text.size() <= kMaxShown) {
        return text;
    }
    std::size_t size = kMaxShown;
    while (size != 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return text.substr(0, size);
}

/// A reference token of a JSON Pointer (RFC 6901, 3).
std::string escaped(std::string_view name) {
    std::string token;
    for (const char c : shortened(name)) {
        token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return token;
}

}  // namespace

FieldReader::FieldReader(const boost::json::object& fields, std::string place)
    : m_fields(fields), m_place(std::move(place)) {}

bool FieldReader::isNull(std::string_view name) {
    const boost::json::value* value = ask(name);
    return value != nullptr && value->is_null();
}

std::optional<std::string> FieldReader::text(std::string_view name, const TextRule& rule) {
    const boost::json::value* value = ask(name);
    return value == nullptr ? std::nullopt : textOf(*value, pointerTo(name), rule);
}

std::optional<std::string> FieldReader::textOf(const boost::json::value& value,
                                               const std::string& pointer, const TextRule& rule) {
    if (!value.is_string()) {
        add(pointer, "wrong_type", "it must be a string");
        return std::nullopt;
    }
    const std::string_view text(value.get_string().data(), value.get_string().size());
    if (auto problem = faultOf(text, rule)) {
        add(pointer, std::move(problem->code), std::move(problem->detail));
        return std::nullopt;
    }
    return std::string(text);
}

std::optional<std::int64_t> FieldReader::integer(std::string_view name, const IntegerRule& rule) {
    const boost::json::value* value = ask(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    boost::system::error_code error;
    // Takes 5, and 5.0 too, which is the same number to JSON.
    const auto number =
        value->is_number() ? value->to_number<std::int64_t>(error) : std::int64_t{0};
    const bool isWhole =
        !value->is_double() || std::trunc(value->get_double()) == value->get_double();
    if (!value->is_number() || !isWhole) {
        fault(name, "wrong_type", "it must be an integer");
    } else if (error || number < rule.min || number > rule.max) {
        fault(name, "out_of_range",
              "it must be from " + std::to_string(rule.min) + " to " + std::to_string(rule.max));
    } else {
        return number;
    }
    return std::nullopt;
}

std::optional<bool> FieldReader::boolean(std::string_view name) {
    const boost::json::value* value = ask(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_bool()) {
        fault(name, "wrong_type", "it must be true or false");
        return std::nullopt;
    }
    return value->get_bool();
}

std::optional<std::vector<std::string>> FieldReader::texts(std::string_view name,
                                                           const TextRule& rule,
                                                           std::size_t maxCount) {
    const boost::json::value* value = ask(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_array()) {
        fault(name, "wrong_type", "it must be an array");
        return std::nullopt;
    }
    const boost::json::array& array = value->get_array();
    if (array.size() > maxCount) {
        fault(name, "too_long", "it must have " + std::to_string(maxCount) + " items at most");
        return std::nullopt;
    }
    std::vector<std::string> list;
    for (std::size_t index = 0; index != array.size(); ++index) {
        const std::string pointer = pointerTo(name) + "/" + std::to_string(index);
        auto item = textOf(array[index], pointer, rule);
        if (!item) {
            return std::nullopt;
        }
        if (std::ranges::find(list, *item) != list.end()) {
            add(pointer, "not_allowed", "it is there twice");
            return std::nullopt;
        }
        list.push_back(std::move(*item));
    }
    return list;
}

void FieldReader::require(std::string_view name) {
    if (!has(name)) {
        fault(name, "required", "it is required");
    }
}

void FieldReader::fault(std::string_view name, std::string code, std::string detail) {
    add(pointerTo(name), std::move(code), std::move(detail));
}

ApiResult<void> FieldReader::finish() {
    for (const auto& field : m_fields) {
        const std::string_view name(field.key().data(), field.key().size());
        if (!m_asked.contains(name)) {
            fault(name, "unknown_field", "there is no such field");
        }
    }
    if (!m_problems.empty()) {
        return ApiProblem::ofFields(std::move(m_problems));
    }
    return {};
}

const boost::json::value* FieldReader::ask(std::string_view name) {
    m_asked.emplace(name);
    return m_fields.if_contains(name);
}

void FieldReader::add(std::string pointer, std::string code, std::string detail) {
    if (m_problems.size() < kMaxProblems) {
        m_problems.push_back({std::move(pointer), std::move(code), std::move(detail)});
    }
}

std::string FieldReader::pointerTo(std::string_view name) const {
    return m_place + "/" + escaped(name);
}

ApiResult<void> requireSomething(const boost::json::object& body) {
    if (body.empty()) {
        return ApiProblem::ofFields({{"", "required", "there is nothing to change"}});
    }
    return {};
}

}  // namespace sigma::api
