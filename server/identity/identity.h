#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "server/domain/channel_repository.h"
#include "server/identity/authenticator.h"
#include "server/identity/first_administrator.h"
#include "server/identity/playback_tokens.h"
#include "server/identity/publish_gate.h"
#include "server/identity/publish_tickets.h"
#include "server/identity/sign_in.h"
#include "server/store/database.h"

namespace sigma::identity {

/// All of the room, put together over one database.
///
/// Once a change is committed that disables, removes or otherwise changes a user, or ends a sign-in
/// or an API token, what was signed for them is good no more, whoever made the change. Thread: any.
class Identity {
public:
    /// Reads the signing keys or makes them, and makes the first administrator. Takes a fraction
    /// of a second. Errors: kUnavailable, kIo; kInvalidData when the kept keys can't be read.
    static Result<std::unique_ptr<Identity>> open(
        std::shared_ptr<store::Database> database,
        std::shared_ptr<const domain::ChannelRepository> channels,
        std::shared_ptr<const Clock> clock, const Logger& logger);

    /// Whom this start has made, to be shown to the operator once and then forgotten.
    std::optional<FirstAdministrator> takeFirstAdministrator() {
        return std::exchange(m_firstAdministrator, std::nullopt);
    }

    const std::shared_ptr<SignIn>& signIn() const { return m_signIn; }
    const std::shared_ptr<PasswordWorker>& passwords() const { return m_passwords; }
    const std::shared_ptr<Authenticator>& authenticator() const { return m_authenticator; }
    const std::shared_ptr<PublishTickets>& publishTickets() const { return m_publishTickets; }
    const std::shared_ptr<PublishGate>& publishGate() const { return m_publishGate; }
    /// The guard of what viewers ask for, too.
    const std::shared_ptr<PlaybackTokens>& playbackTokens() const { return m_playbackTokens; }

    /// To be called about once a minute: reads the signing keys again and renews them when that
    /// is due.
    void maintain();

private:
    Identity() = default;

    std::shared_ptr<store::Database> m_database;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<TokenSigner> m_signer;
    std::shared_ptr<Revocations> m_revocations;
    std::shared_ptr<PasswordWorker> m_passwords;
    std::shared_ptr<AccessTokens> m_accessTokens;
    std::shared_ptr<ApiTokens> m_apiTokens;
    std::shared_ptr<SignIn> m_signIn;
    std::shared_ptr<Authenticator> m_authenticator;
    std::shared_ptr<PublishTickets> m_publishTickets;
    std::shared_ptr<PublishGate> m_publishGate;
    std::shared_ptr<PlaybackTokens> m_playbackTokens;
    std::optional<FirstAdministrator> m_firstAdministrator;
};

}  // namespace sigma::identity
