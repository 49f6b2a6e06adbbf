#include <gtest/gtest.h>

#include "server/identity/publish_tickets.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_channel.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;

class PublishTicketsTest : public testing::Test {
protected:
    store::Node node(const std::string& id, const std::string& region,
                     store::NodeState state = store::NodeState::kReady) const {
        store::Node made;
        made.id = id;
        made.region = region;
        made.ingestUrls = {"rtmp://" + id + ":1935/live"};
        made.state = state;
        made.lastSeen = m_clock->wallNow();
        return made;
    }
    std::string ticket(std::chrono::seconds lifetime = 5min) const {
        return m_tickets.issue(m_news, m_anna, {}, "", lifetime).value().ticket.token;
    }

    const domain::UserId m_anna{"usr_1"};
    domain::Channel m_news = sigma::test::sampleChannel("news", "News", "news-key");
    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    std::shared_ptr<TokenSigner> m_signer =
        std::make_shared<TokenSigner>(SigningKeys::make(m_clock->wallNow()), m_clock);
    std::shared_ptr<Revocations> m_revocations = std::make_shared<Revocations>(1h, m_clock);
    PublishTickets m_tickets{m_signer, m_revocations, m_clock};
};

TEST_F(PublishTicketsTest, AreForOneChannelAndAFewMinutes) {
    const auto made = m_tickets.issue(m_news, m_anna, {}, "").value();
    EXPECT_EQ(made.ticket.expiresAt, m_clock->wallNow() + 5min);
    EXPECT_EQ(m_tickets.check(made.ticket.token).value().value(), "news");
    m_clock->advance(5min);
    EXPECT_EQ(m_tickets.check(made.ticket.token).error().code, ErrorCode::kUnauthorized);
}

TEST_F(PublishTicketsTest, DieWithWhoeverAskedForThem) {
    const std::string before = ticket();
    m_revocations->revoke("usr_1");
    EXPECT_EQ(m_tickets.check(before).error().code, ErrorCode::kUnauthorized);
    m_clock->advance(1s);
    EXPECT_TRUE(m_tickets.check(ticket()).has_value());
}

TEST_F(PublishTicketsTest, AreNoTokensOfAnotherPurpose) {
    TokenClaims claims;
    claims.set("ch", "news");
    const std::string playback =
        m_signer->sign(TokenPurpose::kPlayback, std::move(claims), m_clock->wallNow() + 1h);
    EXPECT_TRUE(m_tickets.check(playback).has_error());
    EXPECT_TRUE(m_signer->verify(TokenPurpose::kPlayback, ticket()).has_error());
}

TEST_F(PublishTicketsTest, LiveNeitherForNothingNorForLong) {
    for (const auto lifetime : {std::chrono::seconds(0), std::chrono::seconds(3'601)}) {
        EXPECT_EQ(m_tickets.issue(m_news, m_anna, {}, "", lifetime).error().code,
                  ErrorCode::kInvalidArgument);
    }
}

TEST_F(PublishTicketsTest, NameTheServersThatAreNearestFirst) {
    m_news.region = "eu";
    auto silent = node("f", "asia");
    silent.lastSeen -= 60s;
    const auto made = m_tickets
                          .issue(m_news, m_anna,
                                 {node("a", "us"), node("b", "eu"), node("c", "asia"),
                                  node("d", "asia", store::NodeState::kDraining),
                                  node("e", "asia", store::NodeState::kLost), silent},
                                 "asia")
                          .value();
    ASSERT_EQ(made.targets.size(), 3U);
    EXPECT_EQ(made.targets[0].url, "rtmp://c:1935/live");
    EXPECT_EQ(made.targets[0].region, "asia");
    EXPECT_EQ(made.targets[0].stream, "news?ticket=" + made.ticket.token);
    EXPECT_TRUE(made.targets[0].isPrimary);
    EXPECT_EQ(made.targets[1].url, "rtmp://b:1935/live");
    EXPECT_FALSE(made.targets[1].isPrimary);
    EXPECT_EQ(made.targets[2].url, "rtmp://a:1935/live");
}

TEST_F(PublishTicketsTest, KeepTheOrderOfServersWhoseRegionSaysNothing) {
    const auto made = m_tickets.issue(m_news, m_anna, {node("a", ""), node("b", "")}, "").value();
    ASSERT_EQ(made.targets.size(), 2U);
    EXPECT_EQ(made.targets[0].url, "rtmp://a:1935/live");
    EXPECT_TRUE(made.targets[0].isPrimary);
}

}  // namespace
}  // namespace sigma::identity
