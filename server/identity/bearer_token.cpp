#include "server/identity/bearer_token.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace sigma::identity {
namespace {

constexpr std::string_view kScheme = "bearer ";

/// The characters of b64token.
bool isTokenCharacter(char c) {
    const char small = toLowerAscii(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

}  // namespace

Result<std::string_view> bearerToken(std::string_view header) {
    const std::string_view scheme = header.substr(0, kScheme.size());
    if (!equalsInAnyCase(scheme, kScheme)) {
        return Error{ErrorCode::kUnauthorized,
                     "credentials are missing: send \"Authorization: Bearer\" and a token"};
    }
    std::string_view token = header.substr(kScheme.size());
    token.remove_prefix(std::min(token.find_first_not_of(' '), token.size()));
    if (token.empty() || !std::ranges::all_of(token, isTokenCharacter)) {
        return Error{ErrorCode::kUnauthorized, "the token is not valid"};
    }
    return token;
}

}  // namespace sigma::identity
