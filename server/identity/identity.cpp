#include "server/identity/identity.h"

#include "server/store/setting_table.h"

namespace sigma::identity {
namespace {

constexpr std::string_view kKeysSetting = "identity.signing_keys";

Result<SigningKeys> readKeys(store::Transaction& transaction, WallTime now) {
    store::SettingTable settings(transaction);
    SIGMA_TRY_ASSIGN(const std::string text, settings.getOrSet(kKeysSetting, [&] {
        return SigningKeys::make(now).text();
    }));
    SIGMA_TRY_ASSIGN(const SigningKeys kept, SigningKeys::parse(text));
    SigningKeys renewed = kept.renewed(now);
    if (renewed != kept) {
        SIGMA_TRY(settings.set(kKeysSetting, renewed.text()));
    }
    return renewed;
}

}  // namespace

Result<std::unique_ptr<Identity>> Identity::open(
    std::shared_ptr<store::Database> database,
    std::shared_ptr<const domain::ChannelRepository> channels, std::shared_ptr<const Clock> clock,
    const Logger& logger) {
    SIGMA_TRY_ASSIGN(SigningKeys keys,
                     database->runBlocking<SigningKeys>([&](store::Transaction& transaction) {
                         return readKeys(transaction, clock->wallNow());
                     }));
    std::unique_ptr<Identity> identity(new Identity);
    identity->m_database = database;
    identity->m_clock = clock;
    SIGMA_TRY_ASSIGN(identity->m_firstAdministrator, makeFirstAdministrator(*database, *clock));
    auto& signer = identity->m_signer = std::make_shared<TokenSigner>(std::move(keys), clock);
    auto& revocations = identity->m_revocations =
        std::make_shared<Revocations>(PublishTickets::kLongestLifetime, clock);
    Revocations::follow(revocations, *database);
    identity->m_passwords = std::make_shared<PasswordWorker>();
    identity->m_accessTokens = std::make_shared<AccessTokens>(signer, revocations, clock);
    SIGMA_TRY_ASSIGN(identity->m_apiTokens, ApiTokens::open(database, clock));
    SIGMA_TRY_ASSIGN(identity->m_signIn, SignIn::create({database, identity->m_passwords,
                                                         identity->m_accessTokens, clock, logger}));
    identity->m_authenticator =
        std::make_shared<Authenticator>(identity->m_accessTokens, identity->m_apiTokens);
    identity->m_publishTickets = std::make_shared<PublishTickets>(signer, revocations, clock);
    identity->m_publishGate =
        std::make_shared<PublishGate>(std::move(channels), identity->m_publishTickets, clock);
    identity->m_playbackTokens = std::make_shared<PlaybackTokens>(signer, clock);
    return identity;
}

void Identity::maintain() {
    m_database->journal([signer = m_signer, now = m_clock->wallNow()](
                            store::Transaction& transaction) -> Result<void> {
        SIGMA_TRY_ASSIGN(SigningKeys keys, readKeys(transaction, now));
        signer->replaceKeys(std::move(keys));
        return {};
    });
}

}  // namespace sigma::identity
