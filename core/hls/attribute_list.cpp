#include "core/hls/attribute_list.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/hls/decimal.h"

namespace sigma::hls {

namespace {

constexpr std::size_t kUsualAttributes = 8;
constexpr std::size_t kMaxAttributes = 64;

bool isNameLetter(char c) {
    return isUpperAscii(c) || isDigitAscii(c) || c == '-';
}

Error invalid(std::string context) {
    return Error{ErrorCode::kInvalidData, std::move(context)};
}

/// Names the attribute in the error of its value.
template <class T>
Result<T> named(std::string_view name, Result<T> result) {
    if (result.has_error()) {
        return invalid(std::string(name) + ": " + result.error().context);
    }
    return result;
}

}  // namespace

Result<AttributeList> AttributeList::parse(std::string_view text) {
    AttributeList list;
    list.m_attributes.reserve(kUsualAttributes);
    while (!text.empty()) {
        SIGMA_TRY_ASSIGN(const Attribute attribute, takeAttribute(text));
        if (list.has(attribute.name)) {
            return invalid(std::string(attribute.name) + " is said twice");
        }
        if (list.m_attributes.size() == kMaxAttributes) {
            return Error{ErrorCode::kLimitExceeded,
                         "more than " + std::to_string(kMaxAttributes) + " attributes"};
        }
        list.m_attributes.push_back(attribute);
    }
    return list;
}

Result<AttributeList::Attribute> AttributeList::takeAttribute(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    if (equals == std::string_view::npos || name.empty() ||
        !std::ranges::all_of(name, isNameLetter)) {
        return invalid("\"" + std::string(text.substr(0, 40)) + "\" is not NAME=value");
    }
    text.remove_prefix(equals + 1);
    Attribute attribute{name, {}, text.starts_with('"')};
    if (attribute.isQuoted) {
        const std::size_t quote = text.find('"', 1);
        if (quote == std::string_view::npos) {
            return invalid(std::string(name) + ": the closing quote is missing");
        }
        attribute.value = text.substr(1, quote - 1);
        text.remove_prefix(quote + 1);
    } else {
        attribute.value = text.substr(0, text.find(','));
        text.remove_prefix(attribute.value.size());
    }
    if (!text.empty() && !text.starts_with(',')) {
        return invalid(std::string(name) + ": expected a comma behind the value");
    }
    text.remove_prefix(text.empty() ? 0 : 1);
    return attribute;
}

const AttributeList::Attribute* AttributeList::find(std::string_view name) const {
    const auto found = std::ranges::find(m_attributes, name, &Attribute::name);
    return found == m_attributes.end() ? nullptr : &*found;
}

Result<const AttributeList::Attribute*> AttributeList::require(std::string_view name) const {
    const Attribute* const attribute = find(name);
    if (attribute == nullptr) {
        return invalid(std::string(name) + " is missing");
    }
    return attribute;
}

std::string_view AttributeList::keyword(std::string_view name) const {
    const Attribute* const attribute = find(name);
    return attribute == nullptr || attribute->isQuoted ? std::string_view() : attribute->value;
}

Result<std::string> AttributeList::quoted(std::string_view name) const {
    const Attribute* const attribute = find(name);
    if (attribute == nullptr) {
        return std::string();
    }
    if (!attribute->isQuoted) {
        return invalid(std::string(name) + ": expected quotes around the value");
    }
    return std::string(attribute->value);
}

Result<std::string> AttributeList::requiredQuoted(std::string_view name) const {
    SIGMA_TRY(require(name));
    return quoted(name);
}

Result<std::uint64_t> AttributeList::requiredInteger(std::string_view name) const {
    SIGMA_TRY_ASSIGN(const Attribute* const attribute, require(name));
    return named(name, parseInteger(attribute->value));
}

Result<std::chrono::microseconds> AttributeList::requiredSeconds(std::string_view name) const {
    SIGMA_TRY_ASSIGN(const Attribute* const attribute, require(name));
    return named(name, parseSeconds(attribute->value));
}

Result<std::chrono::microseconds> AttributeList::requiredSignedSeconds(
    std::string_view name) const {
    SIGMA_TRY_ASSIGN(const Attribute* const attribute, require(name));
    return named(name, parseSignedSeconds(attribute->value));
}

Result<DateTime> AttributeList::requiredDateTime(std::string_view name) const {
    SIGMA_TRY_ASSIGN(const Attribute* const attribute, require(name));
    return named(name, parseDateTime(attribute->value));
}

Result<std::optional<std::uint64_t>> AttributeList::integer(std::string_view name) const {
    if (!has(name)) {
        return std::optional<std::uint64_t>();
    }
    SIGMA_TRY_ASSIGN(const std::uint64_t value, requiredInteger(name));
    return std::optional(value);
}

Result<std::optional<std::chrono::microseconds>> AttributeList::seconds(
    std::string_view name) const {
    if (!has(name)) {
        return std::optional<std::chrono::microseconds>();
    }
    SIGMA_TRY_ASSIGN(const std::chrono::microseconds value, requiredSeconds(name));
    return std::optional(value);
}

}  // namespace sigma::hls
