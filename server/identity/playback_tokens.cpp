#include "server/identity/playback_tokens.h"

#include <string>

namespace sigma::identity {
namespace {

constexpr std::string_view kChannel = "ch";
constexpr std::string_view kSession = "ses";

}  // namespace

Result<IssuedToken> PlaybackTokens::issue(const domain::ChannelId& channel,
                                          const domain::SessionId& session,
                                          std::chrono::seconds lifetime) const {
    if (lifetime < std::chrono::seconds(1) || lifetime > kLongestLifetime) {
        return Error{ErrorCode::kInvalidArgument, "a playback token can't live for " +
                                                      std::to_string(lifetime.count()) +
                                                      " seconds, from 1 to 86400 are possible"};
    }
    TokenClaims claims;
    claims.set(kChannel, channel.value());
    if (!session.empty()) {
        claims.set(kSession, session.value());
    }
    const WallTime expiresAt =
        std::chrono::floor<std::chrono::seconds>(m_clock->wallNow()) + lifetime;
    return IssuedToken{m_signer->sign(TokenPurpose::kPlayback, std::move(claims), expiresAt),
                       expiresAt};
}

Result<void> PlaybackTokens::admit(const domain::Channel& channel, std::string_view session,
                                   std::string_view token) const {
    if (channel.visibility != domain::Visibility::kToken) {
        return {};
    }
    if (token.empty()) {
        return Error{ErrorCode::kUnauthorized, "this channel can be watched with a token only"};
    }
    SIGMA_TRY_ASSIGN(const TokenClaims claims, m_signer->verify(TokenPurpose::kPlayback, token));
    if (claims.text(kChannel) != channel.id.value()) {
        return Error{ErrorCode::kForbidden, "the token is for another channel"};
    }
    if (const std::string_view only = claims.text(kSession); !only.empty() && only != session) {
        return Error{ErrorCode::kForbidden, "the token is for another session of the channel"};
    }
    return {};
}

}  // namespace sigma::identity
