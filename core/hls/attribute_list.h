#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/hls/date_time.h"

namespace sigma::hls {

/// The attributes of one tag (draft-pantos-hls-rfc8216bis, 4.2), as views of the line.
///
/// Reading a value fails with kInvalidData and name the attribute.
class AttributeList {
public:
    /// Errors: kInvalidData for what is not NAME=value,… or says a name twice; kLimitExceeded
    /// beyond 64 attributes.
    static Result<AttributeList> parse(std::string_view text);

    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// Whether it is there and YES.
    bool isYes(std::string_view name) const { return keyword(name) == "YES"; }
    /// Empty where it is not there.
    std::string_view keyword(std::string_view name) const;
    /// Empty where it is not there. Errors: not in quotes.
    Result<std::string> quoted(std::string_view name) const;

    Result<std::string> requiredQuoted(std::string_view name) const;
    Result<std::uint64_t> requiredInteger(std::string_view name) const;
    Result<std::chrono::microseconds> requiredSeconds(std::string_view name) const;
    Result<std::chrono::microseconds> requiredSignedSeconds(std::string_view name) const;
    Result<DateTime> requiredDateTime(std::string_view name) const;
    Result<std::optional<std::uint64_t>> integer(std::string_view name) const;
    Result<std::optional<std::chrono::microseconds>> seconds(std::string_view name) const;

private:
    struct Attribute {
        std::string_view name;
        std::string_view value;
        bool isQuoted = false;
    };

    const Attribute* find(std::string_view name) const;
    Result<const Attribute*> require(std::string_view name) const;
    static Result<Attribute> takeAttribute(std::string_view& text);

    std::vector<Attribute> m_attributes;
};

}  // namespace sigma::hls
