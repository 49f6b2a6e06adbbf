#include "server/identity/token_claims.h"

#include <boost/json.hpp>

namespace sigma::identity {

namespace json = boost::json;

Result<TokenClaims> TokenClaims::parse(std::string_view text) {
    json::parse_options options;
    options.max_depth = 1;
    boost::system::error_code error;
    json::value value = json::parse(text, error, {}, options);
    if (error || !value.is_object()) {
        return Error{ErrorCode::kInvalidData, "a token's claims are no JSON object"};
    }
    TokenClaims claims;
    claims.m_values = std::move(value.get_object());
    for (const auto& [name, claim] : claims.m_values) {
        if (!claim.is_string() && !claim.is_int64()) {
            return Error{ErrorCode::kInvalidData, "a token's claim is neither text nor number"};
        }
    }
    return claims;
}

TokenClaims& TokenClaims::set(std::string_view name, std::string_view text) {
    m_values[name] = text;
    return *this;
}

TokenClaims& TokenClaims::set(std::string_view name, std::int64_t number) {
    m_values[name] = number;
    return *this;
}

std::string_view TokenClaims::text(std::string_view name) const {
    const json::value* const claim = m_values.if_contains(name);
    const json::string* const text = claim ? claim->if_string() : nullptr;
    return text ? std::string_view(*text) : std::string_view();
}

std::int64_t TokenClaims::number(std::string_view name) const {
    const json::value* const claim = m_values.if_contains(name);
    const std::int64_t* const number = claim ? claim->if_int64() : nullptr;
    return number ? *number : 0;
}

std::string TokenClaims::json() const {
    return json::serialize(m_values);
}

}  // namespace sigma::identity
