#include "server/identity/refresh_tokens.h"
#include "server/store/refresh_token_table.h"
#include "tests/server/identity/identity_test.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

class RefreshTokensTest : public test::IdentityTest {
protected:
    IssuedRefreshToken begin() {
        return in<IssuedRefreshToken>([&](store::Transaction& transaction) {
                   return RefreshTokens(transaction).begin(m_anna.id, m_clock->wallNow());
               })
            .value();
    }
    RefreshOutcome exchange(const std::string& token) {
        return in<RefreshOutcome>([&](store::Transaction& transaction) {
                   return RefreshTokens(transaction).exchange(token, m_clock->wallNow());
               })
            .value();
    }

    const domain::User m_anna = addUser("anna");
};

TEST_F(RefreshTokensTest, TakeEachOthersPlace) {
    const auto first = begin();
    EXPECT_EQ(first.expiresAt, m_clock->wallNow() + 30 * 24h);
    m_clock->advance(60s);
    const auto second = exchange(first.token);
    EXPECT_EQ(second.verdict, RefreshVerdict::kTaken);
    EXPECT_EQ(second.user, m_anna.id);
    EXPECT_EQ(second.issued.family, first.family);
    EXPECT_EQ(second.issued.expiresAt, m_clock->wallNow() + 30 * 24h);
    EXPECT_NE(second.issued.token, first.token);
    EXPECT_EQ(exchange(second.issued.token).verdict, RefreshVerdict::kTaken);
}

TEST_F(RefreshTokensTest, TakeTheirWholeFamilyWithThemWhenOneIsUsedTwice) {
    const auto first = begin();
    const auto other = begin();
    const auto second = exchange(first.token);
    const auto again = exchange(first.token);
    EXPECT_EQ(again.verdict, RefreshVerdict::kReused);
    EXPECT_EQ(again.issued.family, first.family);
    EXPECT_EQ(again.issued.token, "");
    EXPECT_EQ(exchange(second.issued.token).verdict, RefreshVerdict::kUnknown);
    EXPECT_EQ(exchange(other.token).verdict, RefreshVerdict::kTaken);
}

TEST_F(RefreshTokensTest, ExpireUnusedAfterThirtyDays) {
    const auto first = begin();
    m_clock->advance(30 * 24h);
    EXPECT_EQ(exchange(first.token).verdict, RefreshVerdict::kUnknown);
}

TEST_F(RefreshTokensTest, AreNotKnownByAnythingElse) {
    const auto first = begin();
    for (const std::string& text : {std::string(), first.token + "a", first.family}) {
        EXPECT_EQ(exchange(text).verdict, RefreshVerdict::kUnknown);
    }
}

TEST_F(RefreshTokensTest, AreKeptAsHashesOnly) {
    const auto first = begin();
    const auto kept = in<store::RefreshToken>([&](store::Transaction& transaction) {
        return store::RefreshTokenTable(transaction).find(first.token);
    });
    EXPECT_EQ(kept.error().code, ErrorCode::kNotFound);
    EXPECT_TRUE(first.token.starts_with("sgr_"));
    EXPECT_GE(first.token.size(), 50U);
}

}  // namespace
}  // namespace sigma::identity
