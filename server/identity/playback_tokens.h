#pragma once

#include <chrono>
#include <memory>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/playback_guard.h"
#include "server/identity/access_tokens.h"
#include "server/identity/token_signer.h"

namespace sigma::identity {

/// Leave to watch a channel that wants a token, and the guard that asks for it.
///
/// A token is looked at on each request, and so must live as long as somebody is to watch.
/// Thread: any.
class PlaybackTokens final : public domain::PlaybackGuard {
public:
    static constexpr std::chrono::hours kDefaultLifetime{4};
    static constexpr std::chrono::hours kLongestLifetime{24};

    PlaybackTokens(std::shared_ptr<const TokenSigner> signer, std::shared_ptr<const Clock> clock)
        : m_signer(std::move(signer)), m_clock(std::move(clock)) {}

    /// For one session, or with `session` empty for all of the channel's.
    /// Errors: kInvalidArgument for a lifetime that is not 1 s to 24 h.
    Result<IssuedToken> issue(const domain::ChannelId& channel, const domain::SessionId& session,
                              std::chrono::seconds lifetime = kDefaultLifetime) const;

    Result<void> admit(const domain::Channel& channel, std::string_view session,
                       std::string_view token) const override;

private:
    std::shared_ptr<const TokenSigner> m_signer;
    std::shared_ptr<const Clock> m_clock;
};

}  // namespace sigma::identity
