#include "server/identity/identity.h"
#include "server/store/setting_table.h"
#include "tests/server/identity/identity_test.h"
#include "tests/support/fixed_channels.h"
#include "tests/support/sample_channel.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;
using test::kPassword;

class WholeIdentityTest : public test::IdentityTest {
protected:
    std::unique_ptr<Identity> open() {
        return Identity::open(m_database, m_channels, m_clock, m_log).value();
    }
    std::optional<std::string> keptKeys() {
        return in<std::optional<std::string>>([](store::Transaction& transaction) {
                   return store::SettingTable(transaction).get("identity.signing_keys");
               })
            .value();
    }

    std::shared_ptr<sigma::test::FixedChannels> m_channels =
        std::make_shared<sigma::test::FixedChannels>(
            std::vector{sigma::test::sampleChannel("news", "News", "news-key")});
};

TEST_F(WholeIdentityTest, LetsTheFirstAdministratorSignIn) {
    const auto identity = open();
    const auto first = identity->takeFirstAdministrator();
    ASSERT_TRUE(first);
    EXPECT_FALSE(identity->takeFirstAdministrator());
    const auto answer =
        await(identity->signIn()->signIn(first->name, first->password, "192.0.2.1"));
    ASSERT_TRUE(answer.result.has_value());
    const auto admin = await(identity->authenticator()->authenticate(
        "Bearer " + answer.result->access.token, "192.0.2.1"));
    EXPECT_EQ(admin->role, domain::Role::kAdmin);
    EXPECT_FALSE(open()->takeFirstAdministrator());
    EXPECT_FALSE(hasLogged(first->password));
}

TEST_F(WholeIdentityTest, KnowsItsTicketsAndPlaybackTokensAfterARestart) {
    addUser("anna");
    const auto before = open();
    domain::Channel channel = *m_channels->find("news");
    channel.visibility = domain::Visibility::kToken;
    const auto ticket =
        before->publishTickets()->issue(channel, domain::UserId("usr_anna"), {}, "").value();
    const auto playback = before->playbackTokens()->issue(channel.id, domain::SessionId()).value();
    const auto after = open();
    EXPECT_TRUE(after->publishGate()
                    ->authorize({{"live"}, {"news"}, {}, ticket.ticket.token, "192.0.2.1"})
                    .has_value());
    EXPECT_TRUE(after->playbackTokens()->admit(channel, "s1", playback.token).has_value());
}

TEST_F(WholeIdentityTest, RefusesWhatWasSignedForAUserBeforeAChange) {
    const auto anna = addUser("anna");
    const auto identity = open();
    const auto answer = await(identity->signIn()->signIn("anna", kPassword, "192.0.2.1"));
    const std::string header = "Bearer " + answer.result->access.token;
    EXPECT_TRUE(await(identity->authenticator()->authenticate(header, "")).has_value());
    change(anna.id, [](domain::User& user) { user.isEnabled = false; });
    EXPECT_TRUE(await(identity->authenticator()->authenticate(header, "")).has_error());
}

TEST_F(WholeIdentityTest, RefusesAnApiTokenAtOnceWhenItIsRevoked) {
    const auto anna = addUser("anna");
    const auto identity = open();
    const auto made = ApiTokens::make({anna.id, "anna", anna.role, domain::scopesOf(anna.role), ""},
                                      "deploy", {domain::Scope::kPublish}, {}, m_clock->wallNow())
                          .value();
    const std::string header = "Bearer " + made.token;
    ASSERT_TRUE(done([&](store::Transaction& transaction) {
        return store::ApiTokenTable(transaction).insert(made.record);
    }));
    EXPECT_TRUE(await(identity->authenticator()->authenticate(header, "")).has_value());
    ASSERT_TRUE(done([&](store::Transaction& transaction) {
        return store::ApiTokenTable(transaction).revoke(made.record.id, m_clock->wallNow());
    }));
    EXPECT_TRUE(await(identity->authenticator()->authenticate(header, "")).has_error());
}

TEST_F(WholeIdentityTest, RenewsItsKeysInTime) {
    const auto identity = open();
    const auto keys = keptKeys();
    identity->maintain();
    EXPECT_EQ(keptKeys(), keys);
    m_clock->advance(31 * 24h);
    identity->maintain();
    EXPECT_NE(keptKeys(), keys);
    EXPECT_FALSE(hasLogged(*keys));
}

TEST_F(WholeIdentityTest, DoesNotStartWithKeysThatItCantRead) {
    ASSERT_TRUE(done([](store::Transaction& transaction) {
        return store::SettingTable(transaction).set("identity.signing_keys", "?");
    }));
    const auto opened = Identity::open(m_database, m_channels, m_clock, m_log);
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().code, ErrorCode::kInvalidData);
}

}  // namespace
}  // namespace sigma::identity
