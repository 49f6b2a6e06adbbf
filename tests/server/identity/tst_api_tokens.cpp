#include "server/identity/api_tokens.h"
#include "tests/server/identity/identity_test.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;
using domain::Scope;

domain::Principal principalOf(const domain::User& user) {
    return {user.id, user.name, user.role, domain::scopesOf(user.role), "fam_1"};
}

class ApiTokensTest : public test::IdentityTest {
protected:
    NewApiToken add(std::optional<std::chrono::seconds> lifetime = std::nullopt) {
        const WallTime now = m_clock->wallNow();
        auto made =
            ApiTokens::make(principalOf(m_anna), "deploy", {Scope::kChannelsRead, Scope::kKeysRead},
                            lifetime ? std::optional(now + *lifetime) : std::nullopt, now)
                .value();
        EXPECT_TRUE(done([&](store::Transaction& transaction) {
            return store::ApiTokenTable(transaction).insert(made.record);
        }));
        return made;
    }
    Result<domain::Principal> check(const std::string& token,
                                    const std::string& address = "192.0.2.1") {
        return await(m_tokens->check(token, address));
    }
    store::ApiToken kept(const std::string& id) {
        return in<store::ApiToken>([&](store::Transaction& transaction) {
                   return store::ApiTokenTable(transaction).find(id);
               })
            .value();
    }

    const domain::User m_anna = addUser("anna");
    std::shared_ptr<ApiTokens> m_tokens = ApiTokens::open(m_database, m_clock).value();
};

TEST_F(ApiTokensTest, TellWhoComesWithThem) {
    const auto made = add();
    const auto holder = check(made.token);
    ASSERT_TRUE(holder.has_value()) << holder.error().context;
    EXPECT_EQ(holder->user, m_anna.id);
    EXPECT_EQ(holder->name, "anna");
    EXPECT_EQ(holder->role, domain::Role::kOperator);
    EXPECT_EQ(holder->scopes, (domain::ScopeSet{Scope::kChannelsRead, Scope::kKeysRead}));
    EXPECT_EQ(holder->tokenId, made.record.id);
}

TEST_F(ApiTokensTest, AreOneHundredAndSixtyRandomBitsKeptAsAHash) {
    const auto made = add();
    EXPECT_TRUE(ApiTokens::isOne(made.token));
    EXPECT_EQ(made.token.size(), 36U);
    EXPECT_NE(made.token, add().token);
    EXPECT_TRUE(made.record.id.starts_with("tok_"));
    EXPECT_EQ(made.record.hash.find(made.token.substr(4)), std::string::npos);
}

TEST_F(ApiTokensTest, AreGoodForNoMoreThanTheirMaker) {
    const WallTime now = m_clock->wallNow();
    auto refused = ApiTokens::make(principalOf(m_anna), "all", {Scope::kUsersWrite}, {}, now);
    EXPECT_EQ(refused.error().code, ErrorCode::kForbidden);
    refused = ApiTokens::make(principalOf(m_anna), "none", {}, {}, now);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
    refused = ApiTokens::make(principalOf(m_anna), "late", {Scope::kPublish}, now, now);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
}

TEST_F(ApiTokensTest, LoseWhatTheirUserLoses) {
    const auto made = add();
    change(m_anna.id, [](domain::User& user) { user.role = domain::Role::kViewer; });
    EXPECT_EQ(check(made.token)->scopes, domain::ScopeSet{Scope::kChannelsRead});
    change(m_anna.id, [](domain::User& user) { user.isEnabled = false; });
    EXPECT_EQ(check(made.token).error().code, ErrorCode::kUnauthorized);
}

TEST_F(ApiTokensTest, AreRevokedByTheCommitWhoeverMadeIt) {
    const auto made = add();
    ASSERT_TRUE(check(made.token).has_value());
    ASSERT_TRUE(done([&](store::Transaction& transaction) {
        return store::ApiTokenTable(transaction).revoke(made.record.id, m_clock->wallNow());
    }));
    EXPECT_EQ(check(made.token).error().context, "the token is not valid");
}

TEST_F(ApiTokensTest, AreKnownToWhoStartsLater) {
    const auto made = add();
    const auto later = ApiTokens::open(m_database, m_clock).value();
    EXPECT_TRUE(await(later->check(made.token, "192.0.2.1")).has_value());
}

TEST_F(ApiTokensTest, Expire) {
    const auto made = add(30s);
    EXPECT_TRUE(check(made.token).has_value());
    m_clock->advance(30s);
    EXPECT_EQ(check(made.token).error().context, "the token has expired");
}

TEST_F(ApiTokensTest, HaveTheirUseNotedOnceAMinute) {
    const auto made = add();
    const WallTime first = m_clock->wallNow();
    ASSERT_TRUE(check(made.token).has_value());
    EXPECT_EQ(kept(made.record.id).lastUsedAt, first);
    m_clock->advance(59s);
    ASSERT_TRUE(check(made.token).has_value());
    EXPECT_EQ(kept(made.record.id).lastUsedAt, first);
    m_clock->advance(1s);
    ASSERT_TRUE(check(made.token).has_value());
    EXPECT_EQ(kept(made.record.id).lastUsedAt, first + 60s);
}

TEST_F(ApiTokensTest, CantBeGuessedForLong) {
    const std::string good = add().token;
    for (int attempt = 0; attempt != 30; ++attempt) {
        const std::string last{static_cast<char>('a' + attempt % 26),
                               static_cast<char>('a' + attempt / 26)};
        EXPECT_EQ(check("sgl_" + std::string(30, 'z') + last).error().code,
                  ErrorCode::kUnauthorized);
    }
    const auto refused = check("sgl_" + std::string(32, 'y'));
    EXPECT_EQ(refused.error().code, ErrorCode::kRateLimited);
    EXPECT_EQ(refused.error().context,
              "too many tokens that are not valid: try again in 2 seconds");
    EXPECT_TRUE(check(good, "192.0.2.2").has_value());
}

TEST_F(ApiTokensTest, NeverWaitForWhatElseTheirAddressSends) {
    for (int attempt = 0; attempt != 40; ++attempt) {
        const std::string last{static_cast<char>('a' + attempt % 26),
                               static_cast<char>('a' + attempt / 26)};
        EXPECT_TRUE(check("sgl_" + std::string(30, 'z') + last).has_error());
    }
    EXPECT_TRUE(check(add().token).has_value());
}

TEST_F(ApiTokensTest, AreRefusedWithoutTheDatabaseWhereThereIsNone) {
    m_database->close();
    EXPECT_EQ(check("sgl_" + std::string(32, 'z')).error().code, ErrorCode::kUnauthorized);
}

TEST_F(ApiTokensTest, CountOnceWhenTheSameWrongOneComesAgainAndAgain) {
    const std::string good = add().token;
    for (int attempt = 0; attempt != 100; ++attempt) {
        EXPECT_EQ(check("sgl_" + std::string(32, 'z')).error().code, ErrorCode::kUnauthorized);
    }
    EXPECT_TRUE(check(good).has_value());
}

TEST_F(ApiTokensTest, LookLikeNothingElse) {
    for (const char* text : {"", "sgl_", "sgl_abc", "SGL_abcdefghijklmnopqrstuvwxyz234567",
                             "sgl_abcdefghijklmnopqrstuvwxyz23456!", "access.a.b.c",
                             "sgl_abcdefghijklmnopqrstuvwxyz2345677"}) {
        EXPECT_FALSE(ApiTokens::isOne(text)) << text;
        EXPECT_EQ(check(text).error().context, "the token is not valid");
    }
}

}  // namespace
}  // namespace sigma::identity
