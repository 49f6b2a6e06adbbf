#include <boost/asio/co_spawn.hpp>

#include "server/identity/audit_words.h"
#include "server/identity/sign_in.h"
#include "tests/server/identity/identity_test.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;
using test::kPassword;

constexpr const char* kWrong = "the name or the password is wrong";

class SignInTest : public test::IdentityTest {
protected:
    SignInTest() { Revocations::follow(m_revocations, *m_database); }

    SignInAnswer signIn(const std::string& name, const std::string& password,
                        const std::string& address = "192.0.2.1") {
        return await(m_signIn->signIn(name, password, address));
    }
    SignInAnswer refresh(const std::string& token) { return await(m_signIn->refresh(token)); }

    const domain::User m_anna = addUser("Anna");
    std::shared_ptr<Revocations> m_revocations = std::make_shared<Revocations>(1h, m_clock);
    std::shared_ptr<AccessTokens> m_accessTokens = std::make_shared<AccessTokens>(
        std::make_shared<TokenSigner>(SigningKeys::make(m_clock->wallNow()), m_clock),
        m_revocations, m_clock);
    std::shared_ptr<PasswordWorker> m_passwords = std::make_shared<PasswordWorker>();
    std::unique_ptr<SignIn> m_signIn =
        SignIn::create({m_database, m_passwords, m_accessTokens, m_clock, m_log}).value();
};

TEST_F(SignInTest, GivesTokensForNameAndPassword) {
    m_clock->advance(10s);
    const auto answer = signIn("anna", kPassword);
    ASSERT_TRUE(answer.result.has_value()) << answer.result.error().context;
    EXPECT_EQ(answer.auditWord, audit::kSignedIn);
    EXPECT_EQ(answer.user, m_anna.id);
    const auto holder = m_accessTokens->check(answer.result->access.token);
    ASSERT_TRUE(holder.has_value());
    EXPECT_EQ(holder->user, m_anna.id);
    EXPECT_EQ(holder->name, "Anna");
    EXPECT_EQ(holder->scopes, domain::scopesOf(domain::Role::kOperator));
    EXPECT_EQ(holder->tokenId, answer.result->principal.tokenId);
    EXPECT_EQ(userOf(m_anna.id).lastSignIn, m_clock->wallNow());
    EXPECT_EQ(userOf(m_anna.id).version, 1);
}

TEST_F(SignInTest, SaysTheSameWhateverWasWrong) {
    addUser("ben");
    change(domain::UserId("usr_ben"), [](domain::User& user) { user.isEnabled = false; });
    const std::pair<std::string, std::string> attempts[] = {{"anna", "wrong"},
                                                            {"anna", ""},
                                                            {"nobody", kPassword},
                                                            {"ben", kPassword},
                                                            {"ben", "wrong"},
                                                            {"", kPassword},
                                                            {"", ""},
                                                            {"anna", std::string(2000, 'x')}};
    for (const auto& [name, password] : attempts) {
        const auto answer = signIn(name, password);
        ASSERT_TRUE(answer.result.has_error()) << name;
        EXPECT_EQ(answer.result.error().code, ErrorCode::kUnauthorized);
        EXPECT_EQ(answer.result.error().context, kWrong);
        EXPECT_EQ(answer.auditWord, audit::kSignInRefused);
        EXPECT_EQ(answer.retryAfter, 0s);
    }
    EXPECT_FALSE(hasLogged(kPassword));
}

TEST_F(SignInTest, LimitsTheAttemptsOnOneName) {
    for (int attempt = 0; attempt != 20; ++attempt) {
        const std::string address = "192.0.2." + std::to_string(attempt);
        EXPECT_EQ(signIn(attempt % 2 == 0 ? "anna" : "ANNA", "wrong", address).result.error().code,
                  ErrorCode::kUnauthorized);
    }
    const auto limited = signIn("anna", kPassword, "192.0.2.99");
    EXPECT_EQ(limited.result.error().code, ErrorCode::kRateLimited);
    EXPECT_EQ(limited.retryAfter, 3s);
    EXPECT_EQ(limited.result.error().context, "too many attempts: try again in 3 seconds");
    EXPECT_EQ(limited.auditWord, "") << "a flood must not fill the audit log";
    m_clock->advance(3s);
    EXPECT_TRUE(signIn("anna", kPassword, "192.0.2.99").result.has_value());
}

TEST_F(SignInTest, LimitsTheAttemptsOfOneAddress) {
    for (int attempt = 0; attempt != 10; ++attempt) {
        EXPECT_EQ(signIn("nobody" + std::to_string(attempt), "wrong",
                         "2001:db8::" + std::to_string(attempt))
                      .result.error()
                      .code,
                  ErrorCode::kUnauthorized);
    }
    const auto limited = signIn("anna", kPassword, "2001:db8::ffff");
    EXPECT_EQ(limited.result.error().code, ErrorCode::kRateLimited);
    EXPECT_EQ(limited.retryAfter, 6s);
    EXPECT_TRUE(signIn("anna", kPassword, "2001:db8:0:1::1").result.has_value());
}

TEST_F(SignInTest, MakesABetterHashOfAPasswordThatWasHashedCheaply) {
    // "correct horse" at another cost.
    const std::string cheap =
        "$argon2id$v=19$m=8192,t=1,p=1$8Jc75SDyPPeuS4FNz+FJ3Q$"
        "XCIPmdqdC10gWJYQie5Ia+j5vA1DFQkYoggy77gKH2w";
    change(m_anna.id, [&](domain::User& user) { user.passwordHash = cheap; });
    EXPECT_TRUE(signIn("anna", kPassword).result.has_value());
    const domain::User kept = userOf(m_anna.id);
    EXPECT_FALSE(crypto::needsRehash(kept.passwordHash));
    EXPECT_TRUE(crypto::verifyPassword(kept.passwordHash, kPassword));
    EXPECT_EQ(kept.version, 2);  // the change above, and no other
}

TEST_F(SignInTest, ExchangesARefreshTokenForANewPair) {
    const auto first = signIn("anna", kPassword).result.value();
    m_clock->advance(60s);
    const auto second = refresh(first.refresh.token);
    ASSERT_TRUE(second.result.has_value()) << second.result.error().context;
    EXPECT_EQ(second.result->principal.tokenId, first.principal.tokenId);
    EXPECT_TRUE(m_accessTokens->check(second.result->access.token).has_value());
    EXPECT_TRUE(refresh(second.result->refresh.token).result.has_value());
}

TEST_F(SignInTest, EndsTheSignInWhenARefreshTokenIsUsedTwice) {
    const auto first = signIn("anna", kPassword).result.value();
    const auto second = refresh(first.refresh.token).result.value();
    const auto again = refresh(first.refresh.token);
    ASSERT_TRUE(again.result.has_error());
    EXPECT_EQ(again.result.error().code, ErrorCode::kUnauthorized);
    EXPECT_EQ(again.auditWord, audit::kRefreshReused);
    EXPECT_EQ(again.user, m_anna.id);
    EXPECT_TRUE(m_accessTokens->check(second.access.token).has_error());
    const auto late = refresh(second.refresh.token);
    ASSERT_TRUE(late.result.has_error());
    EXPECT_EQ(late.result.error().context, again.result.error().context);
    EXPECT_TRUE(hasLogged("refresh_token.reused"));
    EXPECT_FALSE(hasLogged(first.refresh.token));
}

TEST_F(SignInTest, RefreshesNobodyWhoWasDisabled) {
    const auto first = signIn("anna", kPassword).result.value();
    change(m_anna.id, [](domain::User& user) { user.isEnabled = false; });
    EXPECT_EQ(refresh(first.refresh.token).result.error().code, ErrorCode::kUnauthorized);
}

TEST_F(SignInTest, RefreshesWithTheRoleOfNow) {
    const auto first = signIn("anna", kPassword).result.value();
    change(m_anna.id, [](domain::User& user) { user.role = domain::Role::kViewer; });
    const auto second = refresh(first.refresh.token).result.value();
    EXPECT_EQ(second.principal.scopes, domain::scopesOf(domain::Role::kViewer));
}

TEST_F(SignInTest, GivesNoMoreThanWhatIsLeftAtItsEnd) {
    std::optional<SignInAnswer> answer;
    // The password waits in a queue behind others, and so the demotion comes in between.
    std::optional<Result<std::string>> hashed;
    const auto keep = [](auto& place) {
        return [&place](const std::exception_ptr&, auto value) { place.emplace(std::move(value)); };
    };
    boost::asio::co_spawn(m_context, m_passwords->hash("another's"), keep(hashed));
    boost::asio::co_spawn(m_context, m_signIn->signIn("anna", kPassword, "192.0.2.1"),
                          keep(answer));
    m_context.poll();
    change(m_anna.id, [](domain::User& user) { user.role = domain::Role::kViewer; });
    m_clock->advance(1s);
    m_context.restart();
    m_context.run();
    ASSERT_TRUE(answer && answer->result.has_value());
    EXPECT_EQ(answer->result->principal.role, domain::Role::kViewer);
    EXPECT_TRUE(m_accessTokens->check(answer->result->access.token).has_value());
}

TEST_F(SignInTest, EndsWhenSomebodySignsOut) {
    const auto first = signIn("anna", kPassword).result.value();
    const auto other = signIn("anna", kPassword).result.value();
    ASSERT_TRUE(await(m_signIn->signOut(first.principal)).has_value());
    EXPECT_TRUE(m_accessTokens->check(first.access.token).has_error());
    EXPECT_TRUE(refresh(first.refresh.token).result.has_error());
    EXPECT_TRUE(m_accessTokens->check(other.access.token).has_value());
    EXPECT_TRUE(refresh(other.refresh.token).result.has_value());
}

TEST_F(SignInTest, DoesNotSignOutAProgram) {
    domain::Principal program{m_anna.id, "Anna", m_anna.role, {}, "tok_1"};
    EXPECT_EQ(await(m_signIn->signOut(program)).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::identity
