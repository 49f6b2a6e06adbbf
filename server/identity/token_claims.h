#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "core/base/result.h"

namespace sigma::identity {

/// What a signed token says: texts and numbers by name, as a flat JSON object.
class TokenClaims {
public:
    TokenClaims() = default;

    /// Errors: kInvalidData for anything but a flat object of texts and numbers.
    static Result<TokenClaims> parse(std::string_view json);

    TokenClaims& set(std::string_view name, std::string_view text);
    TokenClaims& set(std::string_view name, std::int64_t number);

    /// Empty when there is no text of that name.
    std::string_view text(std::string_view name) const;
    /// Zero when there is no number of that name.
    std::int64_t number(std::string_view name) const;

    std::string json() const;

    friend bool operator==(const TokenClaims&, const TokenClaims&) = default;

private:
    boost::json::object m_values;
};

}  // namespace sigma::identity
