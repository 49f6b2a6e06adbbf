#pragma once

#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "core/base/result.h"
#include "server/domain/user.h"
#include "server/identity/access_tokens.h"
#include "server/identity/api_tokens.h"

namespace sigma::identity {

/// Tells whom a request comes from. Thread: any; resumes on the caller's executor.
class Authenticator {
public:
    Authenticator(std::shared_ptr<const AccessTokens> accessTokens,
                  std::shared_ptr<ApiTokens> apiTokens)
        : m_accessTokens(std::move(accessTokens)), m_apiTokens(std::move(apiTokens)) {}

    /// Of the value of its Authorization header, empty if it has none, and its peer's address.
    ///
    /// An access token never needs the database. Errors: kUnauthorized; with an API token as
    /// ApiTokens::check().
    boost::asio::awaitable<Result<domain::Principal>> authenticate(std::string authorization,
                                                                   std::string address);

private:
    std::shared_ptr<const AccessTokens> m_accessTokens;
    std::shared_ptr<ApiTokens> m_apiTokens;
};

}  // namespace sigma::identity
