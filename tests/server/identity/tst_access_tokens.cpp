#include <gtest/gtest.h>

#include "server/identity/access_tokens.h"
#include "tests/support/fake_clock.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

class AccessTokensTest : public testing::Test {
protected:
    domain::Principal m_anna{domain::UserId("usr_1"), "Anna", domain::Role::kOperator,
                             domain::scopesOf(domain::Role::kOperator), "fam_1"};
    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    IssuedToken issue() const { return m_tokens.issue(m_anna, m_clock->wallNow()); }

    std::shared_ptr<TokenSigner> m_signer =
        std::make_shared<TokenSigner>(SigningKeys::make(m_clock->wallNow()), m_clock);
    std::shared_ptr<Revocations> m_revocations = std::make_shared<Revocations>(1h, m_clock);
    AccessTokens m_tokens{m_signer, m_revocations, m_clock};
};

TEST_F(AccessTokensTest, TellWhoHoldsThem) {
    const auto issued = issue();
    EXPECT_EQ(issued.expiresAt, m_clock->wallNow() + 15min);
    const auto holder = m_tokens.check(issued.token);
    ASSERT_TRUE(holder.has_value()) << holder.error().context;
    EXPECT_EQ(holder->user, m_anna.user);
    EXPECT_EQ(holder->name, "Anna");
    EXPECT_EQ(holder->role, domain::Role::kOperator);
    EXPECT_EQ(holder->scopes, m_anna.scopes);
    EXPECT_EQ(holder->tokenId, "fam_1");
}

TEST_F(AccessTokensTest, ExpireAfterAQuarterOfAnHour) {
    const auto issued = issue();
    m_clock->advance(15min - 1s);
    EXPECT_TRUE(m_tokens.check(issued.token).has_value());
    m_clock->advance(1s);
    EXPECT_EQ(m_tokens.check(issued.token).error().context, "the token has expired");
}

TEST_F(AccessTokensTest, DieWithTheirUserAndWithTheirSignIn) {
    for (const char* subject : {"usr_1", "fam_1"}) {
        const auto issued = issue();
        m_revocations->revoke(subject);
        const auto refused = m_tokens.check(issued.token);
        ASSERT_TRUE(refused.has_error());
        EXPECT_EQ(refused.error().code, ErrorCode::kUnauthorized);
        EXPECT_EQ(refused.error().context, "the token was revoked: sign in again");
        m_clock->advance(1s);
        EXPECT_TRUE(m_tokens.check(issue().token).has_value());
    }
}

TEST_F(AccessTokensTest, DieWithWhatTheyWereIssuedForHoweverLateTheyAreIssued) {
    const WallTime knownAt = m_clock->wallNow();
    m_clock->advance(1s);
    m_revocations->revoke("usr_1");
    m_clock->advance(1s);
    const auto issued = m_tokens.issue(m_anna, knownAt);
    EXPECT_EQ(issued.expiresAt, m_clock->wallNow() + 15min);
    EXPECT_TRUE(m_tokens.check(issued.token).has_error());
}

TEST_F(AccessTokensTest, FitTheirBoundWithTheLongestNames) {
    m_anna.name = std::string(64, '"');
    m_anna.scopes = domain::scopesOf(domain::Role::kAdmin);
    EXPECT_TRUE(m_tokens.check(issue().token).has_value());
}

TEST_F(AccessTokensTest, AreRefusedWhenTheyMakeNoSense) {
    TokenClaims claims;
    claims.set("sub", "usr_1").set("role", "emperor");
    const auto token =
        m_signer->sign(TokenPurpose::kAccess, std::move(claims), m_clock->wallNow() + 1min);
    EXPECT_TRUE(m_tokens.check(token).has_error());
}

}  // namespace
}  // namespace sigma::identity
