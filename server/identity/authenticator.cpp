#include "server/identity/authenticator.h"

#include "server/identity/bearer_token.h"

namespace sigma::identity {

boost::asio::awaitable<Result<domain::Principal>> Authenticator::authenticate(
    std::string authorization, std::string address) {
    const auto token = bearerToken(authorization);
    if (token.has_error()) {
        co_return token.error();
    }
    if (!ApiTokens::isOne(*token)) {
        co_return m_accessTokens->check(*token);
    }
    auto checking = m_apiTokens->check(std::string(*token), std::move(address));
    co_return co_await std::move(checking);
}

}  // namespace sigma::identity
