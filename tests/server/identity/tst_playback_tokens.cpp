#include <gtest/gtest.h>

#include "server/identity/playback_tokens.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_channel.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;
using domain::ChannelId;
using domain::SessionId;

class PlaybackTokensTest : public testing::Test {
protected:
    static domain::Channel channel(const std::string& id, domain::Visibility visibility) {
        domain::Channel made = sigma::test::sampleChannel(id, "News", "news-key");
        made.visibility = visibility;
        return made;
    }

    const domain::Channel m_news = channel("news", domain::Visibility::kToken);
    const domain::Channel m_sport = channel("sport", domain::Visibility::kToken);
    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    std::shared_ptr<TokenSigner> m_signer =
        std::make_shared<TokenSigner>(SigningKeys::make(m_clock->wallNow()), m_clock);
    PlaybackTokens m_tokens{m_signer, m_clock};
};

TEST_F(PlaybackTokensTest, AreNotAskedForByOtherChannels) {
    for (const auto visibility : {domain::Visibility::kPublic, domain::Visibility::kUnlisted}) {
        EXPECT_TRUE(m_tokens.admit(channel("news", visibility), "s1", "").has_value());
        EXPECT_TRUE(m_tokens.admit(channel("news", visibility), "s1", "nonsense").has_value());
    }
}

TEST_F(PlaybackTokensTest, AdmitToTheirChannel) {
    const auto token = m_tokens.issue(ChannelId("news"), SessionId()).value();
    EXPECT_EQ(token.expiresAt, m_clock->wallNow() + 4h);
    EXPECT_TRUE(m_tokens.admit(m_news, "s1", token.token).has_value());
    EXPECT_TRUE(m_tokens.admit(m_news, "", token.token).has_value());
    EXPECT_EQ(m_tokens.admit(m_sport, "s1", token.token).error().code, ErrorCode::kForbidden);
}

TEST_F(PlaybackTokensTest, AdmitToTheirSessionOnly) {
    const auto token = m_tokens.issue(ChannelId("news"), SessionId("s1")).value().token;
    EXPECT_TRUE(m_tokens.admit(m_news, "s1", token).has_value());
    EXPECT_EQ(m_tokens.admit(m_news, "s2", token).error().code, ErrorCode::kForbidden);
    EXPECT_EQ(m_tokens.admit(m_news, "", token).error().code, ErrorCode::kForbidden);
}

TEST_F(PlaybackTokensTest, AreNeededAndCantBeForged) {
    TokenClaims claims;
    claims.set("ch", "news");
    const std::string ticket =
        m_signer->sign(TokenPurpose::kTicket, std::move(claims), m_clock->wallNow() + 1h);
    for (const std::string& token : {std::string(), std::string("nonsense"), ticket}) {
        EXPECT_EQ(m_tokens.admit(m_news, "s1", token).error().code, ErrorCode::kUnauthorized);
    }
}

TEST_F(PlaybackTokensTest, Expire) {
    const auto token = m_tokens.issue(ChannelId("news"), SessionId(), 10s).value().token;
    m_clock->advance(10s);
    EXPECT_EQ(m_tokens.admit(m_news, "s1", token).error().code, ErrorCode::kUnauthorized);
}

TEST_F(PlaybackTokensTest, LiveNeitherForNothingNorForEver) {
    for (const auto lifetime :
         {std::chrono::seconds(0), std::chrono::seconds(-1), std::chrono::seconds(86'401)}) {
        const auto refused = m_tokens.issue(ChannelId("news"), SessionId(), lifetime);
        ASSERT_TRUE(refused.has_error());
        EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
    }
    EXPECT_TRUE(m_tokens.issue(ChannelId("news"), SessionId(), 24h).has_value());
}

}  // namespace
}  // namespace sigma::identity
