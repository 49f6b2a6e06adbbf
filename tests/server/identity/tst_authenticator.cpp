#include "server/identity/authenticator.h"
#include "tests/server/identity/identity_test.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

class AuthenticatorTest : public test::IdentityTest {
protected:
    Result<domain::Principal> authenticate(const std::string& header) {
        return await(m_authenticator.authenticate(header, "192.0.2.1"));
    }
    domain::Principal anna() const {
        return {m_anna.id, m_anna.name, m_anna.role, domain::scopesOf(m_anna.role), "fam_1"};
    }

    const domain::User m_anna = addUser("anna");
    std::shared_ptr<Revocations> m_revocations = std::make_shared<Revocations>(1h, m_clock);
    std::shared_ptr<TokenSigner> m_signer =
        std::make_shared<TokenSigner>(SigningKeys::make(m_clock->wallNow()), m_clock);
    std::shared_ptr<AccessTokens> m_accessTokens =
        std::make_shared<AccessTokens>(m_signer, m_revocations, m_clock);
    std::shared_ptr<ApiTokens> m_apiTokens = ApiTokens::open(m_database, m_clock).value();
    Authenticator m_authenticator{m_accessTokens, m_apiTokens};
};

TEST_F(AuthenticatorTest, KnowsTheHolderOfAnAccessTokenWithoutTheDatabase) {
    const std::string header = "Bearer " + m_accessTokens->issue(anna(), m_clock->wallNow()).token;
    m_database->close();
    const auto holder = authenticate(header);
    ASSERT_TRUE(holder.has_value()) << holder.error().context;
    EXPECT_EQ(holder->user, m_anna.id);
}

TEST_F(AuthenticatorTest, KnowsTheHolderOfAnApiToken) {
    const auto made =
        ApiTokens::make(anna(), "deploy", {domain::Scope::kPublish}, {}, m_clock->wallNow())
            .value();
    ASSERT_TRUE(done([&](store::Transaction& transaction) {
        return store::ApiTokenTable(transaction).insert(made.record);
    }));
    EXPECT_EQ(authenticate("bearer " + made.token)->tokenId, made.record.id);
}

TEST_F(AuthenticatorTest, RefusesEverythingElseWithoutRepeatingIt) {
    TokenClaims claims;
    claims.set("ch", "news").set("sub", "usr_anna");
    const WallTime later = m_clock->wallNow() + 1h;
    for (const std::string& header :
         {std::string(), std::string("Bearer"), std::string("Basic hidden"),
          std::string("Bearer hidden"), "Bearer sgl_" + std::string(32, 'a'),
          "Bearer " + m_signer->sign(TokenPurpose::kTicket, claims, later),
          "Bearer " + m_signer->sign(TokenPurpose::kPlayback, claims, later)}) {
        const auto refused = authenticate(header);
        ASSERT_TRUE(refused.has_error()) << header;
        EXPECT_EQ(refused.error().code, ErrorCode::kUnauthorized);
        EXPECT_EQ(refused.error().context.find("hidden"), std::string::npos);
    }
}

TEST_F(AuthenticatorTest, RefusesWhoWasDisabledMeanwhile) {
    const std::string header = "Bearer " + m_accessTokens->issue(anna(), m_clock->wallNow()).token;
    m_revocations->revoke(m_anna.id.value());
    EXPECT_EQ(authenticate(header).error().code, ErrorCode::kUnauthorized);
}

}  // namespace
}  // namespace sigma::identity
