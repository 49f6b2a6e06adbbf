#include <gtest/gtest.h>

#include "core/crypto/base64.h"
#include "server/identity/token_signer.h"
#include "tests/support/fake_clock.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

class TokenSignerTest : public testing::Test {
protected:
    std::string signedToken(TokenPurpose purpose = TokenPurpose::kAccess) const {
        TokenClaims claims;
        claims.set("sub", "usr_1");
        return m_signer.sign(purpose, claims, m_clock->wallNow() + 60s);
    }

    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    TokenSigner m_signer{SigningKeys::make(m_clock->wallNow()), m_clock};
};

TEST_F(TokenSignerTest, KnowsWhatItSigned) {
    const auto claims = m_signer.verify(TokenPurpose::kAccess, signedToken());
    ASSERT_TRUE(claims.has_value()) << claims.error().context;
    EXPECT_EQ(claims->text("sub"), "usr_1");
}

TEST_F(TokenSignerTest, MakesTokensThatFitIntoAUrlAsTheyAre) {
    const std::string token = signedToken(TokenPurpose::kPlayback);
    EXPECT_TRUE(token.starts_with("playback."));
    EXPECT_EQ(token.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                      "0123456789-_."),
              std::string::npos);
}

TEST_F(TokenSignerTest, TakesNoTokenOfAnotherPurpose) {
    constexpr TokenPurpose kPurposes[] = {TokenPurpose::kAccess, TokenPurpose::kTicket,
                                          TokenPurpose::kPlayback};
    for (const TokenPurpose made : kPurposes) {
        for (const TokenPurpose wanted : kPurposes) {
            EXPECT_EQ(m_signer.verify(wanted, signedToken(made)).has_value(), made == wanted)
                << toString(made) << " as " << toString(wanted);
        }
    }
    std::string renamed = signedToken(TokenPurpose::kPlayback);
    renamed.replace(0, renamed.find('.'), "access");
    EXPECT_TRUE(m_signer.verify(TokenPurpose::kAccess, renamed).has_error());
}

TEST_F(TokenSignerTest, TakesNoTokenAfterItsLastSecond) {
    const std::string token = signedToken();
    m_clock->advance(59s);
    EXPECT_TRUE(m_signer.verify(TokenPurpose::kAccess, token).has_value());
    m_clock->advance(1s);
    const auto expired = m_signer.verify(TokenPurpose::kAccess, token);
    ASSERT_TRUE(expired.has_error());
    EXPECT_EQ(expired.error().code, ErrorCode::kUnauthorized);
    EXPECT_EQ(expired.error().context, "the token has expired");
}

TEST_F(TokenSignerTest, NoticesAnyCharacterThatWasChanged) {
    const std::string token = signedToken();
    for (std::size_t at = 0; at != token.size(); ++at) {
        for (const char other : {'A', 'b', '.', '-', ' '}) {
            std::string forged = token;
            forged[at] = other;
            const auto claims = m_signer.verify(TokenPurpose::kAccess, forged);
            EXPECT_EQ(claims.has_value(), forged == token) << forged;
        }
    }
}

TEST_F(TokenSignerTest, SaysTheSameOfWhateverIsNotValid) {
    const std::string token = signedToken();
    const std::string head = token.substr(0, token.rfind('.') + 1);
    for (const std::string& text :
         {std::string(), std::string("."), std::string("..."), std::string("access..."), head,
          token + ".", token + "=", "." + token, token.substr(1), token.substr(0, token.size() - 1),
          std::string(TokenSigner::kMaxBytes + 1, 'a'), token + std::string(5000, 'a'),
          std::string("access.") + std::string(3, '\0')}) {
        const auto refused = m_signer.verify(TokenPurpose::kAccess, text);
        ASSERT_TRUE(refused.has_error()) << text;
        EXPECT_EQ(refused.error().code, ErrorCode::kUnauthorized);
        EXPECT_EQ(refused.error().context, "the token is not valid");
    }
}

TEST_F(TokenSignerTest, KnowsNoTokenOfAnotherInstallation) {
    const TokenSigner other(SigningKeys::make(m_clock->wallNow()), m_clock);
    EXPECT_TRUE(other.verify(TokenPurpose::kAccess, signedToken()).has_error());
}

TEST_F(TokenSignerTest, KnowsTokensOfTheKeyBeforeUntilThoseHaveExpired) {
    const SigningKeys before = SigningKeys::make(m_clock->wallNow());
    TokenSigner signer(before, m_clock);
    m_clock->advance(31 * 24h);
    const SigningKeys after = before.renewed(m_clock->wallNow());
    const std::string old = signer.sign(TokenPurpose::kTicket, {}, m_clock->wallNow() + 1h);
    signer.replaceKeys(after);
    m_clock->advance(10min);
    const std::string fresh = signer.sign(TokenPurpose::kTicket, {}, m_clock->wallNow() + 1h);
    EXPECT_NE(old.substr(0, 13), fresh.substr(0, 13));  // "ticket." and the id of the key
    EXPECT_TRUE(signer.verify(TokenPurpose::kTicket, old).has_value());
    EXPECT_TRUE(signer.verify(TokenPurpose::kTicket, fresh).has_value());
}

}  // namespace
}  // namespace sigma::identity
